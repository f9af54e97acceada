import Envelope
import HTML

/// Makes one article from one page, or says why there is none.
///
/// One extractor serves one thread: its buffers are used again from page to page. What comes out depends on the page
/// alone, never on the pages before it.
public final class Extractor {
  /// The version of the rules and models; see ``Envelope/ExtractionInfo/version``.
  public static let version = 1

  private let options: ExtractorOptions
  private let analysis = PageAnalysis()

  /// Makes an extractor.
  public init(options: ExtractorOptions = ExtractorOptions()) {
    self.options = options
  }

  /// Extracts the article from a page.
  public func extract(_ page: Page) -> Result<Article, Rejection> {
    var watch = StopWatch(options)
    return run(page, &watch).outcome
  }

  /// Extracts with block scores that come from elsewhere, to measure models that have not seen the page: `scores` gets
  /// the number of blocks and returns a score for each.
  package func extract(_ page: Page, scores: @escaping (Int) -> [Float]) -> Result<Article, Rejection> {
    var watch = StopWatch(options)
    return run(page, &watch, scores: scores).outcome
  }

  /// Extracts the article from a page and keeps all that happened on the way.
  public func trace(_ page: Page) -> ExtractionTrace {
    var watch = StopWatch(options)
    let (outcome, body) = run(page, &watch)
    var trace = ExtractionTrace(url: page.url, outcome: outcome)
    trace.steps = watch.steps
    if let body { trace.add(analysis, body) }
    return trace
  }

  private func run(
    _ page: Page, _ watch: inout StopWatch, scores: ((Int) -> [Float])? = nil
  ) -> (outcome: Result<Article, Rejection>, body: Body?) {
    do throws(Rejection) {
      try check(page)
      analysis.read(page)
      if analysis.list.isOverfull {
        throw Rejection(.tooLarge, stage: .extract, detail: "more than \(BlockList.limit) paragraphs and lines")
      }
      try watch.lap("parse")
      analysis.readMetadata(page)
      try watch.lap("metadata")
      analysis.describe(page.form)
      try watch.lap("features")
      if let scores {
        analysis.score(by: scores(analysis.list.blocks.count))
      } else {
        analysis.score(page.form)
      }
      if page.form == .text { analysis.readTextMetadata(page) }
      try watch.lap("score")
      var body = BodyChooser.choose(analysis)
      if let text = ScriptText.page(analysis, body) {
        analysis.readInstead(text)
        body = BodyChooser.choose(analysis)
      }
      if let rejection = PageJudge.reject(page, analysis, body) { return (.failure(rejection), body) }
      let article = makeArticle(page, body)
      try watch.lap("article")
      return (.success(article), body)
    } catch {
      return (.failure(error), nil)
    }
  }

  /// What can be refused before the page is read.
  private func check(_ page: Page) throws(Rejection) {
    if page.bytes.count > options.maxPageBytes {
      throw Rejection(.tooLarge, stage: .decode, detail: "\(page.bytes.count) bytes of at most \(options.maxPageBytes)")
    }
    if page.bytes.isEmpty { throw Rejection(.emptyPage, stage: .decode, detail: "no bytes") }
    if let charset = page.charset, Encoding.named(charset) == nil {
      let label = String(charset.prefix(40).filter { $0.isASCII && !$0.isNewline })
      throw Rejection(.unknownCharset, stage: .decode, detail: "charset \(label)")
    }
  }

  private func makeArticle(_ page: Page, _ body: Body) -> Article {
    let text = ArticleText(analysis.list, body.kept, limit: options.maxOutputBytes)
    let language = LanguageGuess(of: text.bytes, declared: analysis.metadata.hints.declaredLanguage)
    var article = Article(
      id: ArticleID(of: page).description, url: page.url, fetchedAt: page.fetchedAt,
      articleBody: String(decoding: text.bytes, as: UTF8.self), wordCount: text.words, inLanguage: language.tag,
      languageConfidence: language.confidence,
      extraction: ExtractionInfo(
        method: "blocks", score: (Double(body.score) * 1000).rounded() / 1000, version: Extractor.version))
    analysis.metadata.fill(&article)
    article.dateline = DatelineReader.read(text.bytes[text.firstParagraph])
    var cleaning = Cleaning()
    for (kind, count) in body.countsOfDropped { cleaning.add(kind, count) }
    if !cleaning.isEmpty { article.cleaning = cleaning }
    if text.isCut || PageJudge.isTruncated(analysis, body) { article.truncated = true }
    return article
  }
}
