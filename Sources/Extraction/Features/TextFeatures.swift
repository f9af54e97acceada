/// Fills in the features that a block's text and its place among the others give: all that a flattened page has.
struct TextFeatures {
  private let blocks: [Block]
  private let facts: BlockFacts
  private let text: [UInt8]

  /// Fills in the matrix's text features.
  static func fill(_ matrix: FeatureMatrix, _ blocks: Blocks, _ facts: BlockFacts) {
    let features = TextFeatures(blocks: blocks.list, facts: facts, text: blocks.text)
    features.fillBlocks(matrix)
    features.fillNeighbours(matrix)
    features.fillFurniture(matrix)
    features.fillHeadings(matrix)
    features.fillStamps(matrix)
  }

  private func fillBlocks(_ matrix: FeatureMatrix) {
    let pageMass = blocks.reduce(Float(0)) { $0 + $1.measure.mass }
    var massBefore: Float = 0
    for (index, block) in blocks.enumerated() {
      let features = matrix.row(index)
      fillOwn(features, block)
      fillPhrases(features, facts.hits[index])
      features[.edgeEvidence] = facts.evidence[index].edge
      features[.wordEvidence] = facts.evidence[index].within
      features[.copies] = Float(min(facts.copies[facts.firstCopy[index]], 20))
      features[.earlierCopies] = facts.firstCopy[index] == index ? 0 : 1
      features[.index] = Float(min(index, 1000))
      features[.indexShare] = Float(index) / Float(blocks.count)
      features[.massBefore] = massBefore / max(1, pageMass)
      massBefore += block.measure.mass
      features[.massAfter] = 1 - massBefore / max(1, pageMass)
      features[.blockCount] = Float(min(blocks.count, 2000))
      features[.pageMass] = pageMass
      features[.isHeadline] = facts.isHeadline[index] ? 1 : 0
      features[.headlineOverlap] = facts.headlineOverlap[index]
      features[.sinceHeadline] = facts.headline.map { Float(max(-200, min(200, index - $0))) } ?? -999
      features[.isDescription] = facts.isDescription[index] ? 1 : 0
      features[.inArticleBody] = facts.shareInBody[index]
      features[.descriptionOverlap] = facts.descriptionOverlap[index]
      features[.pageKind] = facts.kind.map { $0 == .article ? 1 : $0 == .listing ? 2 : 3 } ?? 0
      features[.isCutOff] = TextFeatures.isCutOff(text, block.text) ? 1 : 0
    }
  }

  /// What the words of a block say together.
  private func evidence(_ index: Int) -> Float { facts.evidence[index].edge + facts.evidence[index].within }

  private func fillOwn(_ features: FeatureRow, _ block: Block) {
    let measure = block.measure
    let characters = Float(max(1, measure.characters))
    let mass = max(0.25, measure.mass)
    features[.mass] = measure.mass
    features[.characters] = characters
    features[.wordLength] = characters / mass
    features[.sentenceEnds] = Float(measure.sentenceEnds)
    features[.commas] = Float(measure.commas) / mass
    features[.quotes] = Float(measure.quotes) / mass
    features[.digits] = Float(measure.digits) / characters
    features[.upper] = Float(measure.upper) / characters
    features[.capitalized] = Float(measure.capitalized) / Float(max(1, measure.words))
    features[.shortWords] = Float(measure.shortWords) / Float(max(1, measure.words))
    features[.separators] = Float(measure.separators) / mass
    features[.symbols] = Float(measure.symbols) / characters
    features[.first] = Float(measure.first.rawValue)
    features[.last] = Float(measure.last.rawValue)
    features[.linkDensity] = block.linkDensity
    features[.links] = Float(min(block.links, 50))
    features[.shape] = Float(block.shape.rawValue)
    features[.level] = Float(block.level)
    features[.emphasis] = Float(block.emphasizedBytes) / Float(max(1, block.text.count))
    features[.beginsLinked] = block.beginsLinked ? 1 : 0
    features[.endsLinked] = block.endsLinked ? 1 : 0
    features[.mediaBefore] = Float(min(block.mediaBefore, 20))
  }

  private func fillPhrases(_ features: FeatureRow, _ found: Lexicon.Hits) {
    // The features from saysError to saysWall are in the order of the bits.
    var bits = (found.start | found.whole | found.anywhere) & TextFeatures.phrases
    while bits != 0 {
      let bit = bits & (~bits &+ 1)
      let feature = Feature(rawValue: Feature.saysError.rawValue + bits.trailingZeroBitCount)!
      features[feature] = found.whole & bit != 0 ? 3 : (found.start & bit != 0 ? 2 : 1)
      bits &= bits - 1
    }
  }

  /// The groups of phrases that have a feature.
  private static let phrases = Lexicon.Group.wall.bit << 1 - 1

  /// How far the nearest headings of furniture are, and what stands between the headline and the block: another
  /// headline or byline may begin another article.
  private func fillFurniture(_ matrix: FeatureMatrix) {
    var since: Float = 60
    var headings: Float = 0
    var bylines: Float = 0
    var furniture: Float = 0
    var comments: Float = 0
    for row in blocks.indices {
      let features = matrix.row(row)
      features[.sinceFurniture] = since
      since = facts.isFurniture[row] ? 1 : min(60, since + 1)
      guard let headline = facts.headline, row > headline else { continue }
      features[.topHeadingsSince] = headings
      features[.bylinesSince] = bylines
      features[.furnitureSince] = min(50, furniture)
      features[.commentsSince] = min(50, comments)
      if facts.isFurniture[row] {
        furniture += 1
        if facts.hits[row].leads(.comments) { comments += 1 }
      }
      if blocks[row].level == 1 { headings += 1 }
      if blocks[row].measure.mass <= 12, facts.hits[row].leads(.byline) { bylines += 1 }
    }
    var until: Float = 60
    for row in blocks.indices.reversed() {
      let features = matrix.row(row)
      features[.untilFurniture] = until
      until = facts.isFurniture[row] ? 1 : min(60, until + 1)
    }
  }

  /// How many lines with a moment stand between the headline and a block, and how far the nearest ones are.
  private func fillStamps(_ matrix: FeatureMatrix) {
    let isStamp = blocks.map { $0.measure.mass <= TextFeatures.longestStamp && Stamp.isIn(text, $0.text) }
    var count: Float = 0
    var since: Float = 60
    for row in blocks.indices {
      let features = matrix.row(row)
      features[.sinceStamp] = since
      features[.stampsSince] = min(100, count)
      since = isStamp[row] ? 1 : min(60, since + 1)
      if isStamp[row], row > facts.headline ?? -1 { count += 1 }
    }
    var until: Float = 60
    for row in blocks.indices.reversed() {
      matrix.row(row)[.untilStamp] = until
      until = isStamp[row] ? 1 : min(60, until + 1)
    }
  }

  /// What has more words says more than when it was written.
  private static let longestStamp: Float = 12

  /// Whether a text ends with three dots, as teasers do.
  private static func isCutOff(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    var end = range.upperBound
    while end > range.lowerBound, text[end - 1] == UInt8(ascii: "]") || text[end - 1] == 0x20 { end -= 1 }
    guard end - range.lowerBound >= 3 else { return false }
    let tail = (text[end - 3], text[end - 2], text[end - 1])
    return tail == (0xE2, 0x80, 0xA6) || tail == (0x2E, 0x2E, 0x2E)
  }

  /// Fills in what the heading before each block says.
  private func fillHeadings(_ matrix: FeatureMatrix) {
    var heading: Int?
    var mass: Float = 0
    for (row, block) in blocks.enumerated() {
      let features = matrix.row(row)
      features[.sinceHeading] = heading.map { Float(min(100, row - $0)) } ?? -1
      if let heading {
        features[.massSinceHeading] = min(2000, mass)
        features[.headingMass] = blocks[heading].measure.mass
        features[.headingDensity] = blocks[heading].linkDensity
        features[.headingLevel] = Float(blocks[heading].level)
        features[.headingIsFurniture] = facts.isFurniture[heading] ? 1 : 0
        features[.headingEvidence] = evidence(heading)
      }
      mass += block.measure.mass
      if TextFeatures.isHeading(block) {
        heading = row
        mass = 0
      }
    }
  }

  /// Whether a block announces what follows: by its element, or as a short line without an end.
  static func isHeading(_ block: Block) -> Bool {
    block.level > 0
      || (block.shape == .text && block.measure.mass <= 12 && block.measure.mass >= 1 && block.measure.sentenceEnds == 0
        && block.measure.first == .upper && block.measure.last != .comma && block.linkDensity < 0.5)
  }

  private func fillNeighbours(_ matrix: FeatureMatrix) {
    // Running sums of mass and of mass within links, to take any window's in one step.
    var mass: [Float] = [0]
    var linked: [Float] = [0]
    for block in blocks {
      let capped = min(block.measure.mass, 200)
      mass.append(mass.last! + capped)
      linked.append(linked.last! + capped * block.linkDensity)
    }
    for row in blocks.indices {
      let features = matrix.row(row)
      if row > 0 {
        let block = blocks[row - 1]
        features[.previousMass] = block.measure.mass
        features[.previousLinkDensity] = block.linkDensity
        features[.previousLast] = Float(block.measure.last.rawValue)
        features[.previousShape] = Float(block.shape.rawValue)
        features[.previousEvidence] = evidence(row - 1)
        if row > 1 { features[.previous2Mass] = blocks[row - 2].measure.mass }
      }
      if row + 1 < blocks.count {
        let block = blocks[row + 1]
        features[.nextMass] = block.measure.mass
        features[.nextLinkDensity] = block.linkDensity
        features[.nextFirst] = Float(block.measure.first.rawValue)
        features[.nextShape] = Float(block.shape.rawValue)
        features[.nextEvidence] = evidence(row + 1)
        features[.mediaAfter] = Float(min(block.mediaBefore, 20))
        if row + 2 < blocks.count { features[.next2Mass] = blocks[row + 2].measure.mass }
      }
      let near3 = window(3)
      features[.near3Mass] = near3.mass
      features[.near3Density] = near3.density
      let near10 = window(10)
      features[.near10Mass] = near10.mass
      features[.near10Density] = near10.density

      func window(_ reach: Int) -> (mass: Float, density: Float) {
        let low = max(0, row - reach)
        let high = min(blocks.count, row + reach + 1)
        let sum = mass[high] - mass[low]
        return (sum / Float(high - low), (linked[high] - linked[low]) / max(1, sum))
      }
    }
  }
}
