/// Fills in the features that a block's text and its place among the others give: all that a flattened page has.
struct TextFeatures {
  /// The phrases found in each block.
  private(set) var hits: [Lexicon.Hits] = []
  /// For each block the first one with the same words; its own index for a first one.
  private(set) var firstCopy: [Int] = []
  /// The block that shows the headline.
  private(set) var headline: Int?
  /// For each block whether it is one of the headlines, word for word.
  private(set) var isHeadline: [Bool] = []
  private var copies: [Int32] = []
  private var first = HashIndex()

  /// Fills in the matrix's text features.
  mutating func fill(_ matrix: inout FeatureMatrix, _ list: BlockList, _ statements: PageStatements) {
    let blocks = list.blocks
    readCopies(blocks)
    hits.removeAll(keepingCapacity: true)
    isHeadline.removeAll(keepingCapacity: true)
    headline = nil
    var pageMass: Float = 0
    for (index, block) in blocks.enumerated() {
      hits.append(Lexicon.standard.hits(list.words, block.words))
      pageMass += block.measure.mass
      isHeadline.append(statements.isHeadline(block))
      if isHeadline[index], headline == nil || (blocks[headline!].level != 1 && block.level == 1) { headline = index }
    }
    headline = headline ?? likeTitle(list, statements) ?? blocks.firstIndex { $0.level == 1 }
    var massBefore: Float = 0
    for (index, block) in blocks.enumerated() {
      fillOwn(&matrix, index, block)
      fillPhrases(&matrix, index)
      matrix[index, .copies] = Float(min(copies[firstCopy[index]], 20))
      matrix[index, .earlierCopies] = firstCopy[index] == index ? 0 : 1
      matrix[index, .index] = Float(min(index, 1000))
      matrix[index, .indexShare] = Float(index) / Float(blocks.count)
      matrix[index, .massBefore] = massBefore / max(1, pageMass)
      massBefore += block.measure.mass
      matrix[index, .massAfter] = 1 - massBefore / max(1, pageMass)
      matrix[index, .blockCount] = Float(min(blocks.count, 2000))
      matrix[index, .pageMass] = pageMass
      matrix[index, .isHeadline] = isHeadline[index] ? 1 : 0
      matrix[index, .headlineOverlap] = statements.headlineOverlap(block, list.words)
      matrix[index, .sinceHeadline] = headline.map { Float(max(-200, min(200, index - $0))) } ?? -999
      matrix[index, .isDescription] = statements.isDescription(block, list.words) ? 1 : 0
      matrix[index, .inArticleBody] = statements.shareInBody(block, list.words)
    }
    fillNeighbours(&matrix, blocks)
    fillFurniture(&matrix, blocks)
  }

  /// The first block, but for the page's first, whose words nearly all are in the title.
  private func likeTitle(_ list: BlockList, _ statements: PageStatements) -> Int? {
    list.blocks.indices.dropFirst().prefix(300).first {
      (3...30).contains(list.blocks[$0].measure.mass) && statements.headlineOverlap(list.blocks[$0], list.words) >= 0.8
    }
  }

  /// Marks the blocks that are the headline, where that was found after the features were filled in.
  mutating func markHeadlines(_ blocks: [Block], _ statements: PageStatements) {
    for index in blocks.indices { isHeadline[index] = statements.isHeadline(blocks[index]) }
  }

  private mutating func readCopies(_ blocks: [Block]) {
    first.reset(capacity: blocks.count)
    firstCopy.removeAll(keepingCapacity: true)
    copies.removeAll(keepingCapacity: true)
    for (index, block) in blocks.enumerated() {
      let original = first.insert(block.fingerprint, index) ?? index
      firstCopy.append(original)
      copies.append(0)
      copies[original] += 1
    }
  }

  private func fillOwn(_ matrix: inout FeatureMatrix, _ row: Int, _ block: Block) {
    let measure = block.measure
    let characters = Float(max(1, measure.characters))
    let mass = max(0.25, measure.mass)
    matrix[row, .mass] = measure.mass
    matrix[row, .characters] = characters
    matrix[row, .wordLength] = characters / mass
    matrix[row, .sentenceEnds] = Float(measure.sentenceEnds)
    matrix[row, .commas] = Float(measure.commas) / mass
    matrix[row, .quotes] = Float(measure.quotes) / mass
    matrix[row, .digits] = Float(measure.digits) / characters
    matrix[row, .upper] = Float(measure.upper) / characters
    matrix[row, .capitalized] = Float(measure.capitalized) / Float(max(1, measure.words))
    matrix[row, .shortWords] = Float(measure.shortWords) / Float(max(1, measure.words))
    matrix[row, .separators] = Float(measure.separators) / mass
    matrix[row, .symbols] = Float(measure.symbols) / characters
    matrix[row, .first] = Float(measure.first.rawValue)
    matrix[row, .last] = Float(measure.last.rawValue)
    matrix[row, .linkDensity] = block.linkDensity
    matrix[row, .links] = Float(min(block.links, 50))
    matrix[row, .shape] = Float(block.shape.rawValue)
    matrix[row, .level] = Float(block.level)
    matrix[row, .emphasis] = Float(block.emphasizedBytes) / Float(max(1, block.text.count))
    matrix[row, .mediaBefore] = Float(min(block.mediaBefore, 20))
  }

  private func fillPhrases(_ matrix: inout FeatureMatrix, _ row: Int) {
    let found = hits[row]
    if found.start | found.whole | found.anywhere == 0 { return }
    // The features from saysError on are in the order of the bits.
    var bits = found.start | found.whole | found.anywhere
    while bits != 0 {
      let bit = bits & (~bits &+ 1)
      let feature = Feature(rawValue: Feature.saysError.rawValue + bits.trailingZeroBitCount)!
      matrix[row, feature] = found.whole & bit != 0 ? 3 : (found.start & bit != 0 ? 2 : 1)
      bits &= bits - 1
    }
  }

  /// How far the nearest headings of furniture are, and what stands between the headline and the block: another
  /// headline or byline may begin another article.
  private func fillFurniture(_ matrix: inout FeatureMatrix, _ blocks: [Block]) {
    let furniture = [Lexicon.Group.related, .promotion, .comments, .tags, .authorBox, .sharing, .disclaimer]
      .reduce(UInt16(0)) { $0 | $1.bit }
    func isFurniture(_ row: Int) -> Bool {
      blocks[row].measure.mass <= 8 && (hits[row].start | hits[row].whole) & furniture != 0
    }
    var since: Float = 60
    var headings: Float = 0
    var bylines: Float = 0
    for row in blocks.indices {
      matrix[row, .sinceFurniture] = since
      since = isFurniture(row) ? 1 : min(60, since + 1)
      guard let headline, row > headline else { continue }
      matrix[row, .topHeadingsSince] = headings
      matrix[row, .bylinesSince] = bylines
      if blocks[row].level == 1 { headings += 1 }
      if blocks[row].measure.mass <= 12, hits[row].leads(.byline) { bylines += 1 }
    }
    var until: Float = 60
    for row in blocks.indices.reversed() {
      matrix[row, .untilFurniture] = until
      until = isFurniture(row) ? 1 : min(60, until + 1)
    }
  }

  private func fillNeighbours(_ matrix: inout FeatureMatrix, _ blocks: [Block]) {
    // Running sums of mass and of mass within links, to take any window's in one step.
    var mass: [Float] = [0]
    var linked: [Float] = [0]
    for block in blocks {
      let capped = min(block.measure.mass, 200)
      mass.append(mass.last! + capped)
      linked.append(linked.last! + capped * block.linkDensity)
    }
    for row in blocks.indices {
      if row > 0 {
        let block = blocks[row - 1]
        matrix[row, .previousMass] = block.measure.mass
        matrix[row, .previousLinkDensity] = block.linkDensity
        matrix[row, .previousLast] = Float(block.measure.last.rawValue)
        matrix[row, .previousShape] = Float(block.shape.rawValue)
        if row > 1 { matrix[row, .previous2Mass] = blocks[row - 2].measure.mass }
      }
      if row + 1 < blocks.count {
        let block = blocks[row + 1]
        matrix[row, .nextMass] = block.measure.mass
        matrix[row, .nextLinkDensity] = block.linkDensity
        matrix[row, .nextFirst] = Float(block.measure.first.rawValue)
        matrix[row, .nextShape] = Float(block.shape.rawValue)
        matrix[row, .mediaAfter] = Float(min(block.mediaBefore, 20))
        if row + 2 < blocks.count { matrix[row, .next2Mass] = blocks[row + 2].measure.mass }
      }
      for (reach, massFeature, densityFeature) in [
        (3, Feature.near3Mass, Feature.near3Density), (10, .near10Mass, .near10Density),
      ] {
        let low = max(0, row - reach)
        let high = min(blocks.count, row + reach + 1)
        let sum = mass[high] - mass[low]
        matrix[row, massFeature] = sum / Float(high - low)
        matrix[row, densityFeature] = (linked[high] - linked[low]) / max(1, sum)
      }
    }
  }
}
