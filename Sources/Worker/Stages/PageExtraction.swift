import Envelope
import Extraction

/// A page's way from a record to an article's bytes: what the extract stage does, and `winnow extract` in just the same
/// way.
///
/// One instance serves one thread: its buffers are used again from page to page.
public final class PageExtraction {
  private let outputBytes: Int
  private let options: ExtractorOptions
  private let allowance: PageAllowance
  private let reader: PageReader
  private var extractor: Extractor
  /// The address of the page of the last call, where it could be read.
  var url: String?
  /// Bytes of a page after which its buffers are given back, and not kept for the next.
  private static let largePage = 1 << 20

  /// Makes the steps with their limits.
  public convenience init(limits: Configuration.Limits, output: Configuration.Output = .init()) {
    self.init(limits: limits, output: output, allowance: PageAllowance(limit: limits.pageBytes))
  }

  /// Makes the steps of one thread among others.
  init(limits: Configuration.Limits, output: Configuration.Output, allowance: PageAllowance) {
    outputBytes = limits.outputBytes
    options = limits.extractorOptions(output)
    self.allowance = allowance
    reader = PageReader(limits: limits.pageLimits)
    extractor = Extractor(options: options)
  }

  /// Makes an article, with its JSON, of one record's value, headers and timestamp.
  public func extract(
    value: [UInt8]?, headers: [RecordHeader], timestamp: Timestamp?
  ) -> Result<(article: Article, json: [UInt8]), Rejection> {
    url = nil
    do throws(Rejection) {
      let record = try reader.unpack(value: value, headers: headers).get()
      let page = try allowance.whileTaking(record.bytes.count) { reader.page(in: record, timestamp: timestamp) }.get()
      return written(try article(of: page).get())
    } catch {
      return .failure(error)
    }
  }

  /// Does the same, and keeps all that happened on the way, or how the record begins where it holds no page.
  public func explain(
    value: [UInt8]?, headers: [RecordHeader], timestamp: Timestamp?
  ) -> (result: Result<(article: Article, json: [UInt8]), Rejection>, trace: ExtractionTrace) {
    switch reader.read(value: value, headers: headers, timestamp: timestamp) {
    case .failure(let rejection):
      let url = headers.first { $0.name.lowercased() == "url" }?.value.map { String(decoding: $0, as: UTF8.self) }
      return (.failure(rejection), ExtractionTrace(refused: value, url: url, for: rejection))
    case .success(let page):
      let trace = extractor.trace(page)
      return (trace.outcome.flatMap(written), trace)
    }
  }

  private func article(of page: Page) -> Result<Article, Rejection> {
    url = page.url
    let size = page.bytes.count
    return allowance.whileTaking(size) {
      defer { if size > Self.largePage { extractor = Extractor(options: options) } }
      return extractor.extract(page)
    }
  }

  private func written(_ article: Article) -> Result<(article: Article, json: [UInt8]), Rejection> {
    let json = article.json()
    guard json.count <= outputBytes else {
      let detail = "the article has \(json.count) bytes, more than the limit of \(outputBytes)"
      return .failure(Rejection(.tooLarge, stage: .publish, detail: detail))
    }
    return .success((article, json))
  }
}
