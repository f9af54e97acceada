import Envelope
import Kafka

@testable import Worker

/// A stage for tests of the loop: a page becomes one record of its own key and value, and one that says `bad` is rejected.
final class EchoStage: PageStage {
  private let topics: EchoTopics

  init(topics: EchoTopics) {
    self.topics = topics
  }

  func work(on record: Record, _ treatment: PageTreatment) -> PageOutput {
    var topic = topics.articles
    var value = record.value
    var reason: Rejection.Reason?
    if value == Array("bad".utf8) { reason = .noArticle }
    switch treatment {
    case .extract: break
    case .reject(let rejection): reason = rejection.reason
    case .rejectWithoutValue(let rejection):
      reason = rejection.reason
      value = nil
    }
    var output = PageOutput()
    if let reason {
      topic = topics.rejected
      output.tally.rejected[reason] = 1
    } else {
      output.tally.articles = 1
    }
    output.records = [
      OutputRecord(
        topic: topic, key: record.key, value: value,
        headers: [Header("winnow-origin", Origin(of: record).description)])
    ]
    return output
  }
}

/// Topics of the echo stage, named after a test so that tests can share a broker.
struct EchoTopics {
  let prefix: String
  var pages: String { "\(prefix)pages" }
  var articles: String { "\(prefix)articles" }
  var rejected: String { "\(prefix)rejected" }

  var topology: Topology {
    Topology(
      pagesTopic: pages, partitionTopics: [:], outputTopics: [articles: nil, rejected: nil],
      makePageStage: { EchoStage(topics: self) }, openPartition: { _ in throw NoState() },
      records: { _ in [] })
  }

  private struct NoState: Error {}
}
