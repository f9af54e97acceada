import HTML

/// Fills in the features that a block's place in the tree gives.
struct TreeFeatures {
  /// The elements around the blocks.
  private(set) var context = NodeContext()
  private var groups: [Group] = []
  /// For each element the mass of the blocks seen so far whose parent it is.
  private var massSoFar: [Float] = []

  /// How far above each element the one with the best readability score is.
  private var distances: [Int8] = []

  private struct Group {
    var count: Float = 0
    var mass: Float = 0
    var linked: Float = 0
  }

  /// Fills in the matrix's tree features.
  mutating func fill(
    _ matrix: FeatureMatrix, _ document: Document, _ list: BlockList, _ statements: PageStatements,
    headline: Int?
  ) {
    context.read(document, list)
    groups.removeAll(keepingCapacity: true)
    groups.append(contentsOf: repeatElement(Group(), count: context.groups))
    for (row, block) in list.blocks.enumerated() {
      let group = context.entries[context.entryOfBlock[row]].group
      groups[group].count += 1
      groups[group].mass += block.measure.mass
      groups[group].linked += block.measure.mass * block.linkDensity
    }
    context.fill(&distances, to: context.top)
    let pageMass = max(1, context.entries[0].mass)
    let headlineArticle = headline.map { context.entries[context.entryOfBlock[$0]].article } ?? 0
    massSoFar.removeAll(keepingCapacity: true)
    massSoFar.append(contentsOf: repeatElement(0, count: context.entries.count))
    for (row, block) in list.blocks.enumerated() {
      let entry = context.entries[context.entryOfBlock[row]]
      let parent = context.entries[entry.parent]
      let grand = context.entries[parent.parent]
      let features = matrix.row(row)
      features[.tag] = Float(document.nodes[entry.node].tag.rawValue)
      features[.parentTag] = Float(document.nodes[parent.node].tag.rawValue)
      features[.depth] = Float(min(entry.depth, 100))
      fill(features, entry, pageMass, .containerMass, .containerShare, .containerDensity, .containerBlocks)
      fill(features, parent, pageMass, .parentMass, .parentShare, .parentDensity, .parentBlocks)
      fill(features, grand, pageMass, .grandMass, .grandShare, .grandDensity, .grandBlocks)
      features[.parentProse] = Float(parent.prose)
      features[.grandProse] = Float(grand.prose)
      features[.parentBefore] = massSoFar[entry.parent] / max(1, parent.mass)
      massSoFar[entry.parent] += block.measure.mass
      features[.parentAfter] = 1 - massSoFar[entry.parent] / max(1, parent.mass)
      features[.inHeadlineArticle] = headlineArticle == 0 ? -1 : (entry.article == headlineArticle ? 1 : 0)
      let group = groups[entry.group]
      features[.groupCount] = group.count
      features[.groupMass] = group.mass / pageMass
      features[.groupMean] = group.mass / group.count
      features[.groupDensity] = group.linked / max(1, group.mass)
      let distance = distances[context.entryOfBlock[row]]
      features[.inTop] = distance < 0 ? 0 : 1
      features[.topDistance] = Float(distance)
      features[.articles] = Float(min(context.articles, 50))
      features[.articleIndex] = Float(min(entry.article, 50))
      features[.articleShare] = entry.article == 0 ? 0 : context.articleMass[entry.article] / pageMass
      fillWithin(features, entry.within)
      fillHints(features, entry.distances)
      features[.isBylineNode] = statements.bylineNodes.contains(block.node) ? 1 : 0
      features[.isDateNode] = statements.dateNodes.contains(block.node) ? 1 : 0
    }
  }

  private func fill(
    _ features: FeatureRow, _ entry: NodeContext.Entry, _ pageMass: Float, _ mass: Feature,
    _ share: Feature, _ density: Feature, _ blocks: Feature
  ) {
    features[mass] = entry.mass
    features[share] = entry.mass / pageMass
    features[density] = Float(entry.linkBytes) / Float(max(1, entry.bytes))
    features[blocks] = Float(entry.blocks)
  }

  private func fillWithin(_ features: FeatureRow, _ within: NodeContext.Within) {
    // The features from inArticle on are in the order of the bits.
    var bits = within.rawValue
    while bits != 0 {
      let bit = bits.trailingZeroBitCount
      features[Feature(rawValue: Feature.inArticle.rawValue + bit)!] = 1
      bits &= bits - 1
    }
  }

  private func fillHints(_ features: FeatureRow, _ distances: HintDistances) {
    for hint in 0..<ClassHint.count where distances[hint] != 255 {
      let feature = Feature(rawValue: Feature.hintArticle.rawValue + hint)!
      features[feature] = 1000 / Float(1 + distances[hint])
    }
  }
}
