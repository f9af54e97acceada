import Kafka

@testable import Worker

/// A stage for tests of the loop: a page becomes one record of its own key and value, and one that says `bad` is rejected.
final class EchoStage: PageStage {
  func work(on record: Record, size: PublishSize) -> StageOutput {
    var output = StageOutput()
    let isBad = record.value == Array("bad".utf8) || size != .full
    output.records.append(
      OutputRecord(
        topic: isBad ? "rejected" : "articles", key: record.key, value: size == .headers ? nil : record.value,
        headers: [Header("winnow-origin", Origin(of: record).description)]))
    if isBad { output.tally.rejected[.noArticle] = 1 } else { output.tally.articles = 1 }
    return output
  }
}

/// Topics, named after a test so that tests can share a broker.
struct EchoTopics {
  let prefix: String
  var pages: String { "\(prefix)pages" }
  var articles: String { "\(prefix)articles" }
  var rejected: String { "\(prefix)rejected" }

  var topology: Topology {
    Topology(
      pagesTopic: pages, outputTopics: [articles, rejected],
      makePageStage: { [self] in Prefixed(stage: EchoStage(), prefix: prefix) },
      openPartition: { _ in fatalError("pages have no state") })
  }

  private final class Prefixed: PageStage {
    let stage: EchoStage
    let prefix: String

    init(stage: EchoStage, prefix: String) {
      self.stage = stage
      self.prefix = prefix
    }

    func work(on record: Record, size: PublishSize) -> StageOutput {
      var output = stage.work(on: record, size: size)
      for index in output.records.indices { output.records[index].topic = prefix + output.records[index].topic }
      return output
    }
  }
}
