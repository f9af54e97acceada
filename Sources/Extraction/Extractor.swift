import Envelope
import HTML

/// Makes one article from one page, or says why there is none.
///
/// One extractor serves one thread: its buffers are used again from page to page. What comes out depends on the page
/// alone, never on the pages before it.
public final class Extractor {
  private let options: ExtractorOptions

  /// Makes an extractor.
  public init(options: ExtractorOptions = ExtractorOptions()) {
    self.options = options
  }

  /// Extracts the article from a page.
  public func extract(_ page: Page) -> Result<Article, Rejection> {
    guard page.bytes.count <= options.maxPageBytes else {
      return .failure(
        Rejection(.tooLarge, stage: .decode, detail: "\(page.bytes.count) bytes of at most \(options.maxPageBytes)"))
    }
    return .failure(Rejection(.noArticle, stage: .extract, detail: "no block of article text"))
  }

  /// Extracts the article from a page and keeps all that happened on the way.
  public func trace(_ page: Page) -> ExtractionTrace {
    ExtractionTrace(url: page.url, outcome: extract(page))
  }
}
