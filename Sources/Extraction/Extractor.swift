import Envelope
import HTML

/// Makes one article from one page, or says why there is none.
///
/// One extractor serves one thread: its buffers are used again from page to page. What comes out depends on the page
/// alone, never on the pages before it.
public final class Extractor {
  /// The version of the rules and models; see ``Envelope/ExtractionInfo/version``.
  public static let version = 2

  private let options: ExtractorOptions
  private let reader = BlockReader()
  private let scorer = BlockScorer()

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
  package func extract(_ page: Page, scores: @escaping (Int) -> BlockScores) -> Result<Article, Rejection> {
    var watch = StopWatch(options)
    return run(page, &watch, scores: scores).outcome
  }

  /// Extracts the article from a page and keeps all that happened on the way.
  public func trace(_ page: Page) -> ExtractionTrace {
    var watch = StopWatch(options)
    let (outcome, found) = run(page, &watch)
    var trace = ExtractionTrace(url: page.url, outcome: outcome)
    trace.steps = watch.steps
    if let found {
      trace.blocks = TraceBlocks(TracedPage(found.scored, scorer.matrix, found.body))
      trace.add(found.metadata)
    }
    return trace
  }

  /// What is known of a page at the end.
  private typealias Findings = (scored: ScoredBlocks, metadata: Metadata, body: Body)

  private func run(
    _ page: Page, _ watch: inout StopWatch, scores: ((Int) -> BlockScores)? = nil
  ) -> (outcome: Result<Article, Rejection>, found: Findings?) {
    do throws(Rejection) {
      try check(page)
      let (blocks, replacements) = reader.read(page)
      if blocks.isOverfull {
        throw Rejection(.tooLarge, stage: .extract, detail: "more than \(BlockBuilder.limit) paragraphs and lines")
      }
      try watch.lap("blocks")
      let stated = Extractor.readMetadata(page, blocks)
      try watch.lap("metadata")
      let facts = BlockFacts(blocks, stated.statements, words: BlockModels.of(page.form).evidence.texts)
      try watch.lap("facts")
      let given = scores?(blocks.list.count) ?? scorer.scores(of: blocks, facts, page.form)
      var scored = ScoredBlocks(
        form: page.form, host: PageAddress(page.url)?.host ?? "", blocks: blocks, facts: facts,
        scores: given.article, standfirstScores: given.standfirst)
      try watch.lap("scores")
      var metadata = stated.metadata
      if page.form == .text, let found = readMetadata(page, around: scored) {
        metadata = found
        scored.facts = facts.with(PageStatements(found), blocks)
      }
      var body = BodyChooser.choose(scored)
      if let html = ScriptText.page(scored, metadata, body) {
        scored = readInstead(html, stated.statements)
        body = BodyChooser.choose(scored)
      }
      let found = (scored, metadata, body)
      if let rejection = PageJudge.reject(page, scored, metadata, body, replacements: replacements) {
        return (.failure(rejection), found)
      }
      let article = makeArticle(page, scored, metadata, body)
      try watch.lap("article")
      return (.success(article), found)
    } catch {
      return (.failure(error), nil)
    }
  }

  /// A page's metadata, which its blocks' facts need, and what they say of its blocks. Those of a flattened page stand
  /// around its body, which is not known yet.
  static func readMetadata(
    _ page: Page, _ blocks: Blocks
  ) -> (metadata: Metadata, statements: PageStatements) {
    guard page.form == .html else {
      var statements = PageStatements(Metadata())
      statements.takeTitle(blocks)
      return (Metadata(), statements)
    }
    let metadata = MetadataReader().read(blocks, url: page.url, fetchedAt: page.fetchedAt)
    return (metadata, PageStatements(metadata))
  }

  /// The metadata of a flattened page, around the beginning of its body; nil where it has none.
  private func readMetadata(_ page: Page, around scored: ScoredBlocks) -> Metadata? {
    let blocks = scored.blocks
    guard let start = BodyChooser.start(of: scored) else { return nil }
    let language = LanguageGuess(of: Array(blocks.text[blocks.list[start].text]), declared: nil)
    return TextMetadataReader().read(
      blocks.text, lines: blocks.list.map(\.text), bodyStart: start,
      language: language.tag == "und" ? "" : language.tag, url: page.url, fetchedAt: page.fetchedAt)
  }

  /// The blocks of the article's text from elsewhere, a small page of HTML; the metadata stay those of the page.
  private func readInstead(_ html: [UInt8], _ statements: PageStatements) -> ScoredBlocks {
    let blocks = reader.read(html: html)
    let facts = BlockFacts(blocks, statements.withoutBlocks(), words: BlockModels.html.evidence.texts)
    let scores = scorer.scores(of: blocks, facts, .html)
    return ScoredBlocks(
      form: .html, blocks: blocks, facts: facts, scores: scores.article, standfirstScores: scores.standfirst)
  }

  /// What can be refused before the page is read.
  private func check(_ page: Page) throws(Rejection) {
    if page.bytes.count > options.maxPageBytes {
      throw Rejection(.tooLarge, stage: .decode, detail: "\(page.bytes.count) bytes of at most \(options.maxPageBytes)")
    }
    if page.bytes.isEmpty { throw Rejection(.emptyPage, stage: .decode, detail: "no bytes") }
  }

  private func makeArticle(_ page: Page, _ scored: ScoredBlocks, _ metadata: Metadata, _ body: Body) -> Article {
    let text = ArticleText(scored.blocks, body.kept, limit: options.maxOutputBytes)
    let language = LanguageGuess(of: text.bytes, declared: metadata.hints.declaredLanguage)
    var article = Article(
      id: ArticleID(of: page).description, url: page.url, fetchedAt: page.fetchedAt,
      articleBody: String(decoding: text.bytes, as: UTF8.self), wordCount: text.words, inLanguage: language.tag,
      languageConfidence: language.confidence,
      extraction: ExtractionInfo(
        method: "blocks", score: (Double(body.score) * 1000).rounded() / 1000, version: Extractor.version))
    metadata.fill(&article)
    article.standfirst = body.standfirst.isEmpty ? nil : ArticleText.joined(scored.blocks, body.standfirst)
    if options.writesMarkdown, !text.isCut {
      article.bodyMarkdown = Markdown.text(
        of: body.kept, in: scored.blocks, address: PageAddress(page.url),
        limit: options.maxOutputBytes - text.jsonLength)
    }
    article.dateline = DatelineReader.read(text.bytes[text.firstParagraph])
    var cleaning = Cleaning()
    for (kind, count) in body.countsOfDropped { cleaning.add(kind, count) }
    if !cleaning.isEmpty { article.cleaning = cleaning }
    if text.isCut || PageJudge.isTruncated(scored, metadata, body) { article.truncated = true }
    return article
  }
}
