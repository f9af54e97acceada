import Envelope
import Extraction

/// A page's way from a record to an article's bytes: what the extract stage does, and `winnow extract` in just the same
/// way.
///
/// One instance serves one thread: its buffers are used again from page to page.
public final class PageExtraction {
  private let outputBytes: Int
  private let reader: PageReader
  private let extractor: Extractor
  private let writer = ArticleWriter()

  /// Makes the steps with their limits.
  public init(limits: Configuration.Limits) {
    outputBytes = limits.outputBytes
    reader = PageReader(limits: limits.pageLimits)
    extractor = Extractor(options: limits.extractorOptions)
  }

  /// Makes an article, with its JSON, of one record's value, headers and timestamp.
  public func extract(
    value: [UInt8]?, headers: [RecordHeader], timestamp: Timestamp?
  ) -> Result<(article: Article, json: [UInt8]), Rejection> {
    reader.read(value: value, headers: headers, timestamp: timestamp).flatMap(extractor.extract).flatMap(written)
  }

  /// Does the same, and keeps all that happened on the way; nothing where the record holds no page.
  public func explain(
    value: [UInt8]?, headers: [RecordHeader], timestamp: Timestamp?
  ) -> (result: Result<(article: Article, json: [UInt8]), Rejection>, trace: ExtractionTrace?) {
    switch reader.read(value: value, headers: headers, timestamp: timestamp) {
    case .failure(let rejection): return (.failure(rejection), nil)
    case .success(let page):
      let trace = extractor.trace(page)
      return (trace.outcome.flatMap(written), trace)
    }
  }

  private func written(_ article: Article) -> Result<(article: Article, json: [UInt8]), Rejection> {
    guard let json = try? writer.write(article) else {
      return .failure(Rejection(.noArticle, stage: .publish, detail: "the article cannot be written as JSON"))
    }
    guard json.count <= outputBytes else {
      let detail = "the article has \(json.count) bytes, more than the limit of \(outputBytes)"
      return .failure(Rejection(.tooLarge, stage: .publish, detail: detail))
    }
    return .success((article, json))
  }
}
