import Envelope
import Extraction
import Worker

/// One thread's way from a record to a line of output: the steps of the worker's extract stage, with the same limits.
final class PageExtraction {
  private let reader: PageReader
  private let extractor: Extractor
  private let writer = ArticleWriter()

  init(limits: Configuration.Limits) {
    reader = PageReader(limits: limits.pageLimits)
    extractor = Extractor(options: limits.extractorOptions)
  }

  /// Extracts one page.
  func line(_ record: InputRecord) -> ResultLine {
    switch page(record).flatMap(extractor.extract) {
    case .success(let article):
      do {
        return ResultLine(source: record.source, article: try writer.write(article))
      } catch {
        return ResultLine(
          source: record.source, rejection: Rejection(.noArticle, stage: .publish, detail: "cannot be written as JSON"))
      }
    case .failure(let rejection):
      return ResultLine(source: record.source, rejection: rejection)
    }
  }

  /// Extracts one page and keeps how.
  func trace(_ record: InputRecord) -> Result<ExtractionTrace, Rejection> {
    page(record).map(extractor.trace)
  }

  private func page(_ record: InputRecord) -> Result<Page, Rejection> {
    reader.read(value: record.value, headers: record.headers, timestamp: record.timestamp)
  }
}
