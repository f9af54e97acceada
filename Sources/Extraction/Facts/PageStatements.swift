/// What a page's metadata say about its blocks: which repeat the headline or the summary, which are in the article's
/// text as JSON-LD gives it.
struct PageStatements {
  /// The fingerprints of the headlines.
  private var headlines: [UInt64] = []
  /// The words of the best headline.
  private var headlineWords: [UInt32] = []
  /// A bit for each of its words, by their low bits: most words of a page are in no headline.
  private var headlineBits: UInt64 = 0
  private var description: [UInt32] = []
  private var descriptionBits: UInt64 = 0
  /// What the page says it is.
  let kind: PageKind?
  /// Hashes of all runs of ``run`` words of the article's text.
  private var bodyRuns = HashIndex(capacity: 0)
  /// The blocks that show the headline, bylines and dates; a few.
  private(set) var headlineBlock: Int?
  private(set) var bylineBlocks: [Int] = []
  private(set) var dateBlocks: [Int] = []
  private static let run = 4
  /// More of the article's text than this tells nothing new. Bytes.
  private static let longestBody = 200_000

  /// Whether the page gives the article's text.
  private(set) var hasBody = false

  init(_ metadata: Metadata) {
    kind = metadata.hints.kind
    for headline in metadata.hints.headlines.prefix(16)
      + [metadata.headline?.value, metadata.alternativeHeadline?.value].compactMap({ $0 })
    {
      let words = PageStatements.words(Array(headline.utf8))
      if words.isEmpty { continue }
      if headlineWords.isEmpty { takeHeadline(words) }
      let fingerprint = WordHash.sequence(words[...])
      if !headlines.contains(fingerprint) { headlines.append(fingerprint) }
    }
    if let text = metadata.description?.value {
      description = Array(PageStatements.words(Array(text.utf8)).prefix(120))
    }
    descriptionBits = PageStatements.bits(description)
    if let body = metadata.hints.articleBody {
      let words = PageStatements.words(Array(body.prefix(PageStatements.longestBody)))
      if words.count >= 40 {
        hasBody = true
        bodyRuns = HashIndex(capacity: words.count)
        for start in 0...(words.count - PageStatements.run) {
          bodyRuns.insert(WordHash.sequence(words[start..<start + PageStatements.run]), 1)
        }
      }
    }
    headlineBlock = metadata.hints.headlineBlock
    bylineBlocks = Array(metadata.hints.bylineBlocks.prefix(16))
    dateBlocks = Array(metadata.hints.dateBlocks.prefix(16))
  }

  /// Takes the first line of a flattened page for its title: it often is what the title element held.
  mutating func takeTitle(_ blocks: Blocks) {
    guard let first = blocks.list.first, first.words.count >= 3 else { return }
    takeHeadline(blocks.words[first.words])
  }

  /// The same without what says where it stands in the page, for another text in the page's place.
  func withoutBlocks() -> PageStatements {
    var statements = self
    statements.headlineBlock = nil
    statements.bylineBlocks = []
    statements.dateBlocks = []
    return statements
  }

  private mutating func takeHeadline(_ words: some Sequence<UInt32>) {
    headlineWords = Array(words.prefix(40))
    headlineBits = PageStatements.bits(headlineWords)
  }

  private static func bits(_ words: [UInt32]) -> UInt64 { words.reduce(0) { $0 | 1 << UInt64($1 % 64) } }

  private static func words(_ text: [UInt8]) -> [UInt32] {
    var words: [UInt32] = []
    _ = Measure(text, 0..<text.count, hashes: &words)
    return words
  }

  /// Whether the block is one of the headlines, word for word; or begins with the best one, and goes on with no more than
  /// a name and a date.
  func isHeadline(_ block: Block, _ words: [UInt32]) -> Bool {
    if headlines.contains(block.fingerprint) { return true }
    let rest = block.words.count - headlineWords.count
    guard headlineWords.count >= 3, headlineWords.count < 40, (1...8).contains(rest), block.measure.sentenceEnds == 0
    else { return false }
    return words[block.words.prefix(headlineWords.count)].elementsEqual(headlineWords)
  }

  /// The share of the block's words that the headline has too.
  func headlineOverlap(_ block: Block, _ words: [UInt32]) -> Float {
    PageStatements.overlap(block.words, words, headlineWords, headlineBits, longest: 60)
  }

  /// The share of the block's words that the page's summary has too.
  func descriptionOverlap(_ block: Block, _ words: [UInt32]) -> Float {
    PageStatements.overlap(block.words, words, description, descriptionBits, longest: 120)
  }

  private static func overlap(
    _ block: Range<Int>, _ words: [UInt32], _ stated: [UInt32], _ bits: UInt64, longest: Int
  ) -> Float {
    if stated.isEmpty || block.isEmpty || block.count > longest { return 0 }
    var shared = 0
    for index in block where bits & (1 << UInt64(words[index] % 64)) != 0 {
      if stated.contains(words[index]) { shared += 1 }
    }
    return Float(shared) / Float(block.count)
  }

  /// Whether the block begins as the page's summary does.
  func isDescription(_ block: Block, _ words: [UInt32]) -> Bool {
    let count = min(12, min(description.count, block.words.count))
    guard count >= 5 else { return false }
    for offset in 0..<count where words[block.words.lowerBound + offset] != description[offset] { return false }
    return true
  }

  /// The share of the block that the article's text has: -1 where the page does not give it, -0.5 for blocks too short
  /// to tell.
  func shareInBody(_ block: Block, _ words: [UInt32]) -> Float {
    guard hasBody else { return -1 }
    let runs = block.words.count - PageStatements.run + 1
    guard runs > 0 else { return -0.5 }
    var found = 0
    for start in block.words.lowerBound..<block.words.lowerBound + runs
    where bodyRuns.find(WordHash.sequence(words[start..<start + PageStatements.run])) != nil {
      found += 1
    }
    return Float(found) / Float(runs)
  }
}
