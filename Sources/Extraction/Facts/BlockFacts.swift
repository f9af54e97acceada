/// What is seen in each block of a page besides its text: phrases, copies of others, what the page's metadata say of it.
struct BlockFacts {
  /// The phrases found in each block.
  private(set) var hits: [Lexicon.Hits] = []
  /// What the learned words of each block say, at its edges and within; see ``TextKeys``.
  private(set) var evidence: [(edge: Float, within: Float)] = []
  /// For each block the first one with the same words; its own index for a first one.
  private(set) var firstCopy: [Int] = []
  /// How many blocks have the words of each first one.
  private(set) var copies: [Int32] = []
  /// For each block whether it is one of the headlines, word for word.
  private(set) var isHeadline: [Bool] = []
  /// The share of each block's words that the headline has too.
  private(set) var headlineOverlap: [Float] = []
  /// The share of each block's words that the page's summary has too.
  private(set) var descriptionOverlap: [Float] = []
  /// What the page says it is.
  let kind: PageKind?
  /// For each block whether it begins as the page's summary does.
  private(set) var isDescription: [Bool] = []
  /// The share of each block that the article's text has, as the page gives it for machines.
  private(set) var shareInBody: [Float] = []
  /// For each block whether it shows a byline, and whether it shows a date.
  private(set) var isByline: [Bool] = []
  private(set) var isDate: [Bool] = []
  /// For each block whether it is a heading of furniture.
  private(set) var isFurniture: [Bool] = []
  /// The block that shows the headline.
  private(set) var headline: Int?

  /// Sees what is in the blocks.
  ///
  /// - Parameter words: what the words of texts say.
  init(_ blocks: Blocks, _ statements: PageStatements, words: WordWeights) {
    let count = blocks.list.count
    kind = statements.kind
    readCopies(blocks.list)
    hits.reserveCapacity(count)
    evidence.reserveCapacity(count)
    isHeadline.reserveCapacity(count)
    headlineOverlap.reserveCapacity(count)
    shareInBody.reserveCapacity(count)
    for block in blocks.list {
      let found = Lexicon.standard.hits(blocks.words, block.words)
      hits.append(found)
      evidence.append(TextKeys.evidence(blocks.words, block.words, words))
      isHeadline.append(statements.isHeadline(block, blocks.words))
      headlineOverlap.append(statements.headlineOverlap(block, blocks.words))
      descriptionOverlap.append(statements.descriptionOverlap(block, blocks.words))
      isDescription.append(statements.isDescription(block, blocks.words))
      shareInBody.append(statements.shareInBody(block, blocks.words))
      isFurniture.append(block.measure.mass <= 8 && (found.start | found.whole) & BlockFacts.furniture != 0)
    }
    isByline = BlockFacts.marks(statements.bylineBlocks, count)
    isDate = BlockFacts.marks(statements.dateBlocks, count)
    headline = headline(blocks.list, statements)
  }

  /// The same after the page's metadata were read from the body's surroundings, as those of flattened pages are.
  func with(_ statements: PageStatements, _ blocks: Blocks) -> BlockFacts {
    var facts = self
    facts.isHeadline = blocks.list.map { statements.isHeadline($0, blocks.words) }
    return facts
  }

  /// The block that repeats a headline word for word, be it a main heading; else the one that the metadata found, one
  /// that is like the title, the first main heading.
  private func headline(_ blocks: [Block], _ statements: PageStatements) -> Int? {
    let same = blocks.indices.filter { isHeadline[$0] }
    if let exact = same.first(where: { blocks[$0].level == 1 }) ?? same.first { return exact }
    // But for the page's first block, which is no heading.
    let isLike: (Int) -> Bool = { (3...30).contains(blocks[$0].measure.mass) && headlineOverlap[$0] >= 0.8 }
    return statements.headlineBlock ?? (1..<max(1, min(301, blocks.count))).first(where: isLike)
      ?? blocks.firstIndex { $0.level == 1 }
  }

  private static let headingGroups: [Lexicon.Group] = [
    .related, .promotion, .comments, .tags, .authorBox, .sharing, .disclaimer,
  ]
  private static let furniture = headingGroups.reduce(UInt16(0)) { $0 | $1.bit }

  private static func marks(_ marked: [Int], _ count: Int) -> [Bool] {
    var marks = [Bool](repeating: false, count: count)
    for index in marked where index < count { marks[index] = true }
    return marks
  }

  private mutating func readCopies(_ blocks: [Block]) {
    var first = HashIndex(capacity: blocks.count)
    firstCopy.reserveCapacity(blocks.count)
    copies.reserveCapacity(blocks.count)
    for (index, block) in blocks.enumerated() {
      let original = first.insert(block.fingerprint, index) ?? index
      firstCopy.append(original)
      copies.append(0)
      copies[original] += 1
    }
  }
}
