/// Fills in the features that a block's place among the page's elements gives.
struct TreeFeatures {
  /// The blocks of one group of elements that look the same.
  private struct Group {
    var count: Float = 0
    var mass: Float = 0
    var linked: Float = 0
    var prose: Float = 0
  }

  /// Fills in the matrix's tree features.
  static func fill(_ matrix: FeatureMatrix, _ blocks: Blocks, _ facts: BlockFacts) {
    let elements = blocks.elements
    let list = elements.list
    var groups = [Group](repeating: Group(), count: elements.groups)
    for block in blocks.list {
      let group = list[Int(block.element)].group
      groups[group].count += 1
      groups[group].mass += block.measure.mass
      if block.isProse { groups[group].prose += min(100, block.measure.mass) }
      groups[group].linked += block.measure.mass * block.linkDensity
    }
    let distances = elements.distances(to: elements.top)
    var repeats = [Float](repeating: 0, count: elements.groups)
    for element in list { repeats[element.group] += 1 }
    let main = groups.indices.max { groups[$0].prose < groups[$1].prose } ?? 0
    let runs = GroupRun.all(in: blocks)
    let pageMass = max(1, list[0].mass)
    let headlineArticle = facts.headline.map { blocks.element(of: blocks.list[$0]).article } ?? 0
    // For each element the mass of the blocks seen so far whose parent it is.
    var massSoFar = [Float](repeating: 0, count: list.count)
    for (row, block) in blocks.list.enumerated() {
      let element = list[Int(block.element)]
      let parent = list[element.parent]
      let grand = list[parent.parent]
      let features = matrix.row(row)
      features[.tag] = Float(element.tag.rawValue)
      features[.parentTag] = Float(parent.tag.rawValue)
      features[.depth] = Float(min(element.depth, 100))
      fill(features, element, pageMass, .containerMass, .containerShare, .containerDensity, .containerBlocks)
      fill(features, parent, pageMass, .parentMass, .parentShare, .parentDensity, .parentBlocks)
      fill(features, grand, pageMass, .grandMass, .grandShare, .grandDensity, .grandBlocks)
      features[.parentProse] = Float(parent.prose)
      features[.grandProse] = Float(grand.prose)
      features[.parentBefore] = massSoFar[element.parent] / max(1, parent.mass)
      massSoFar[element.parent] += block.measure.mass
      features[.parentAfter] = 1 - massSoFar[element.parent] / max(1, parent.mass)
      features[.inHeadlineArticle] = headlineArticle == 0 ? -1 : (element.article == headlineArticle ? 1 : 0)
      let group = groups[element.group]
      features[.groupCount] = group.count
      features[.groupMass] = group.mass / pageMass
      features[.groupMean] = group.mass / group.count
      features[.groupDensity] = group.linked / max(1, group.mass)
      features[.elementRepeats] = min(200, repeats[element.group])
      features[.parentRepeats] = min(200, repeats[parent.group])
      features[.grandRepeats] = min(200, repeats[grand.group])
      features[.groupRun] = Float(min(200, runs[row].count))
      features[.groupRunMass] = min(2000, runs[row].mass)
      features[.isMainGroup] = element.group == main ? 1 : 0
      features[.mainGroupShare] = groups[main].prose / pageMass
      let distance = distances[Int(block.element)]
      features[.inTop] = distance < 0 ? 0 : 1
      features[.topDistance] = Float(distance)
      features[.articles] = Float(min(elements.articles, 50))
      features[.articleIndex] = Float(min(element.article, 50))
      features[.articleShare] = element.article == 0 ? 0 : elements.articleMass[element.article] / pageMass
      features[.ownClassEvidence] = Float(element.ownEvidence) * WordWeights.unit
      let near = element.ownEvidence &+ parent.ownEvidence &+ grand.ownEvidence
      features[.nearClassEvidence] = Float(near) * WordWeights.unit
      features[.pathClassEvidence] = Float(element.pathEvidence) * WordWeights.unit
      fillWithin(features, element.within)
      fillHints(features, element.distances)
      features[.isBylineNode] = facts.isByline[row] ? 1 : 0
      features[.isDateNode] = facts.isDate[row] ? 1 : 0
    }
  }

  private static func fill(
    _ features: FeatureRow, _ element: Element, _ pageMass: Float, _ mass: Feature,
    _ share: Feature, _ density: Feature, _ blocks: Feature
  ) {
    features[mass] = element.mass
    features[share] = element.mass / pageMass
    features[density] = Float(element.linkBytes) / Float(max(1, element.bytes))
    features[blocks] = Float(element.blocks)
  }

  private static func fillWithin(_ features: FeatureRow, _ within: Element.Within) {
    // The features from inArticle on are in the order of the bits.
    var bits = within.rawValue
    while bits != 0 {
      let bit = bits.trailingZeroBitCount
      features[Feature(rawValue: Feature.inArticle.rawValue + bit)!] = 1
      bits &= bits - 1
    }
  }

  private static func fillHints(_ features: FeatureRow, _ distances: HintDistances) {
    for hint in 0..<ClassHint.countOfKinds where distances[hint] != 255 {
      let feature = Feature(rawValue: Feature.hintArticle.rawValue + hint)!
      features[feature] = 1000 / Float(1 + distances[hint])
    }
  }
}
