import Duplicates
import Envelope
import Kafka

/// The extract stage: a page becomes an article with its records for duplicate detection, or a rejected record.
final class ArticleStage: PageStage {
  private let topics: TopicNames
  private let extraction: PageExtraction
  private var duplicates: Duplicates.ExtractStage

  init(
    topics: TopicNames, limits: Configuration.Limits, output: Configuration.Output, allowance: PageAllowance,
    duplicates: DuplicatesConfiguration
  ) {
    self.topics = topics
    extraction = PageExtraction(limits: limits, output: output, allowance: allowance)
    self.duplicates = Duplicates.ExtractStage(configuration: duplicates)
    for page in FirstPages.all {
      if case .success(let (article, _)) = extraction.extract(value: page.value, headers: page.headers, timestamp: nil)
      {
        _ = entries(of: article)
      }
    }
  }

  func work(on record: Record, _ treatment: PageTreatment) -> PageOutput {
    extraction.url = nil
    switch treatment {
    case .reject(let rejection): return rejected(record, rejection, withTimestamp: false)
    case .rejectWithoutValue(let rejection):
      return rejected(record, rejection, withValue: false, withTimestamp: false)
    case .extract: break
    }
    let headers = record.headers.map { RecordHeader(name: $0.name, value: $0.value) }
    let timestamp = record.timestamp.map { Timestamp(milliseconds: $0) }
    switch extraction.extract(value: record.value, headers: headers, timestamp: timestamp) {
    case .failure(let rejection): return rejected(record, rejection)
    case .success(let (article, json)): return published(article, json, record, passing: headers)
    }
  }

  private func published(
    _ article: Article, _ json: [UInt8], _ record: Record, passing headers: [RecordHeader]
  ) -> PageOutput {
    var output = PageOutput()
    let passed = headers.filter(\.passesThrough).map { Header($0.name, $0.value) }
    output.records.append(
      OutputRecord(
        topic: topics.articles, key: Array(article.id.utf8), value: json,
        headers: passed + [Header("winnow-origin", Origin(of: record).description)]))
    output.entries = entries(of: article)
    output.tally.articles = 1
    output.tally.fates = [PageFate(of: article)]
    output.tally.pageTimestamps = record.timestamp.map { [Timestamp(milliseconds: $0)] } ?? []
    return output
  }

  /// What duplicate detection is told of an article.
  private func entries(of article: Article) -> [StageOutput] {
    guard let reference = ArticleReference(hex: article.id) else { return [] }
    return duplicates.outputs(
      article: reference, url: article.url, orderTime: article.fetchedAt.milliseconds,
      headline: Array((article.headline ?? "").utf8), body: Array(article.articleBody.utf8))
  }

  /// The page's address: what was read of the page if anything was, else what the record says.
  private func address(of record: Record) -> String? {
    let said = record.headers.first { $0.name.lowercased() == "url" }?.value ?? record.key
    return extraction.url ?? said.map { String(decoding: $0.prefix(2_048), as: UTF8.self) }
  }

  /// The record as it came, so that it can be fed back, under headers that say why.
  ///
  /// - Parameter withTimestamp: whether it keeps its timestamp, which a broker may refuse.
  private func rejected(
    _ record: Record, _ rejection: Rejection, withValue: Bool = true, withTimestamp: Bool = true
  ) -> PageOutput {
    let reasons = [
      Header("winnow-reason", rejection.reason.rawValue), Header("winnow-stage", rejection.stage.rawValue),
      Header("winnow-detail", rejection.detail), Header("winnow-origin", Origin(of: record).description),
    ]
    var output = PageOutput()
    // Headers of an earlier rejection would say why it was rejected then.
    let own = record.headers.filter { header in !reasons.contains { $0.name == header.name } }
    output.records.append(
      OutputRecord(
        topic: topics.rejected, timestamp: withTimestamp ? record.timestamp : nil, key: withValue ? record.key : nil,
        value: withValue ? record.value : nil, headers: (withValue ? own : []) + reasons))
    output.tally.rejected[rejection.reason] = 1
    output.tally.fates = [PageFate(url: address(of: record), .rejected(rejection.reason))]
    output.tally.pageTimestamps = record.timestamp.map { [Timestamp(milliseconds: $0)] } ?? []
    return output
  }
}
