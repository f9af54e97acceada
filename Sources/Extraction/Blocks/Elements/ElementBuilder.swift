/// Makes the elements of a page, one after the other, each when its first block ends.
struct ElementBuilder {
  /// The elements so far; sums are of their own blocks until ``finish()``.
  private(set) var elements = Elements()
  private var signatures = HashIndex(capacity: 256)

  /// Adds an element within another one; returns its index.
  mutating func add(_ open: OpenElement, within parent: Int) -> Int {
    let above = elements.list[parent]
    var element = Element()
    element.tag = open.tag
    element.node = open.node
    element.ownEvidence = open.evidence[0]
    element.pathEvidence = above.pathEvidence &+ open.evidence[1]
    element.parent = parent
    element.depth = above.depth + 1
    element.within = above.within.union(open.within)
    element.article = above.article
    element.region = open.region
    if open.tag == .article {
      elements.articleMass.append(0)
      elements.articleParents.append(above.article)
      element.article = elements.articles
    }
    element.signature = open.signature &* 31 &+ (above.signature &* WordHash.longPrime >> 17)
    element.group = signatures.insert(element.signature, elements.groups) ?? elements.groups
    if element.group == elements.groups { elements.groups += 1 }
    element.distances = above.distances
    element.distances.goDeeper(finding: open.hints)
    elements.list.append(element)
    return elements.list.count - 1
  }

  /// Counts a block in the element that it belongs to.
  mutating func count(_ block: Block, in index: Int) {
    let parent = elements.list[index].parent
    elements.articleMass[elements.list[index].article] += block.measure.mass
    elements.list[index].mass += block.measure.mass
    elements.list[index].bytes += Int32(clamping: block.text.count)
    elements.list[index].linkBytes += block.linkBytes
    elements.list[index].blocks += 1
    guard block.isProse else { return }
    elements.list[index].prose += 1
    let points = min(block.measure.mass, 100) * (1 - block.linkDensity)
    elements.list[parent].score += points
    elements.list[elements.list[parent].parent].score += points / 2
  }

  /// Adds up what the elements hold, from the inside out.
  consuming func finish() -> Elements {
    for index in stride(from: elements.list.count - 1, to: 0, by: -1) {
      let element = elements.list[index]
      elements.list[element.parent].mass += element.mass
      elements.list[element.parent].bytes += element.bytes
      elements.list[element.parent].linkBytes += element.linkBytes
      elements.list[element.parent].blocks += element.blocks
      elements.list[element.parent].prose += element.prose
    }
    for index in elements.list.indices where elements.list[index].score > elements.list[elements.top].score {
      elements.top = index
    }
    return elements
  }
}
