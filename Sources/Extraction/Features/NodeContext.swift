import HTML

/// What the elements around a block say: their tags, class hints, and how much text they hold.
///
/// Only elements that hold blocks, and their ancestors, are looked at, each once; an element's entry comes after its
/// parent's.
struct NodeContext {
  /// What an element is within, itself included, one bit each.
  struct Within: OptionSet {
    let rawValue: UInt32
    static let article = Within(rawValue: 1)
    static let main = Within(rawValue: 1 << 1)
    static let aside = Within(rawValue: 1 << 2)
    static let nav = Within(rawValue: 1 << 3)
    static let header = Within(rawValue: 1 << 4)
    static let footer = Within(rawValue: 1 << 5)
    static let figure = Within(rawValue: 1 << 6)
    static let form = Within(rawValue: 1 << 7)
    static let table = Within(rawValue: 1 << 8)
    static let list = Within(rawValue: 1 << 9)
    static let quote = Within(rawValue: 1 << 10)
    static let noscript = Within(rawValue: 1 << 11)
    static let hidden = Within(rawValue: 1 << 12)
    static let articleBody = Within(rawValue: 1 << 13)
  }

  /// One element.
  struct Entry {
    var node = 0
    /// The parent's entry; the root's is its own.
    var parent = 0
    var depth = 0
    var within: Within = []
    /// How far the nearest elements with each ``ClassHint`` are.
    var distances = HintDistances()
    /// The innermost article element around, counted from 1; 0 for none.
    var article = 0
    /// A hash of the element's and its parent's tag and class: equal for the paragraphs of one text, or the cards of
    /// one list.
    var signature: UInt64 = 0
    /// The number of the signature among the page's.
    var group = 0
    // Sums over the blocks within.
    var mass: Float = 0
    var bytes: Int32 = 0
    var linkBytes: Int32 = 0
    var blocks: Int32 = 0
    /// Blocks that look like prose.
    var prose: Int32 = 0
    /// Readability's score: prose counts for the parent, and half for its parent.
    var score: Float = 0
  }

  private(set) var entries: [Entry] = []
  /// The entry of each block.
  private(set) var entryOfBlock: [Int] = []
  /// How many different signatures there are.
  private(set) var groups = 1
  private var signatures = HashIndex()
  /// How many article elements hold blocks.
  private(set) var articles = 0
  /// The mass within each article element; that of none first.
  private(set) var articleMass: [Float] = []
  /// The article element around each article element, both counted from 1; 0 for none.
  private(set) var articleParents: [Int] = []
  /// The entry with the highest readability score.
  private(set) var top = 0
  private var entryOfNode: [Int32] = []
  private var path: [Int] = []
  private var hints = ClassHintMemory()

  /// Looks at the elements around all blocks.
  mutating func read(_ document: Document, _ list: BlockList) {
    entries.removeAll(keepingCapacity: true)
    entryOfBlock.removeAll(keepingCapacity: true)
    articles = 0
    articleMass = [0]
    articleParents = [0]
    entryOfNode.removeAll(keepingCapacity: true)
    entryOfNode.append(contentsOf: repeatElement(-1, count: document.nodes.count))
    entries.append(Entry())
    signatures.reset(capacity: min(document.nodes.count, list.blocks.count * 8 + 64))
    groups = 1
    hints.reset()
    entryOfNode[0] = 0
    for block in list.blocks {
      let entry = enter(Int(block.node), document)
      entryOfBlock.append(entry)
      add(block, to: entry)
    }
    for index in stride(from: entries.count - 1, to: 0, by: -1) {
      let parent = entries[index].parent
      entries[parent].mass += entries[index].mass
      entries[parent].bytes += entries[index].bytes
      entries[parent].linkBytes += entries[index].linkBytes
      entries[parent].blocks += entries[index].blocks
      entries[parent].prose += entries[index].prose
    }
    top = 0
    for index in entries.indices where entries[index].score > entries[top].score { top = index }
  }

  /// Fills in for each entry how far above it another one is: -1 where that is not, or further than eleven.
  func fill(_ distances: inout [Int8], to ancestor: Int) {
    distances.removeAll(keepingCapacity: true)
    distances.append(contentsOf: repeatElement(-1, count: entries.count))
    distances[ancestor] = 0
    for index in ancestor + 1..<entries.count {
      let distance = distances[entries[index].parent]
      if distance >= 0, distance < 11 { distances[index] = distance + 1 }
    }
  }

  /// The entry of a node, made with those of its ancestors where they are missing.
  private mutating func enter(_ node: Int, _ document: Document) -> Int {
    path.removeAll(keepingCapacity: true)
    var current = node
    while entryOfNode[current] < 0 {
      path.append(current)
      current = document.nodes[current].parent
    }
    var entry = Int(entryOfNode[current])
    while let next = path.popLast() {
      let made = makeEntry(next, parent: entry, document)
      entries.append(made)
      entry = entries.count - 1
      entryOfNode[next] = Int32(clamping: entry)
    }
    return entry
  }

  private mutating func makeEntry(_ node: Int, parent: Int, _ document: Document) -> Entry {
    let above = entries[parent]
    let element = document.nodes[node]
    var entry = Entry()
    entry.node = node
    entry.parent = parent
    entry.depth = above.depth + 1
    entry.article = above.article
    entry.within = above.within
    switch element.tag {
    case .article:
      entry.within.insert(.article)
      articles += 1
      articleMass.append(0)
      articleParents.append(above.article)
      entry.article = articles
    case .main: entry.within.insert(.main)
    case .aside: entry.within.insert(.aside)
    case .nav, .menu: entry.within.insert(.nav)
    case .header: entry.within.insert(.header)
    case .footer: entry.within.insert(.footer)
    case .figure, .figcaption: entry.within.insert(.figure)
    case .form, .fieldset, .button, .label: entry.within.insert(.form)
    case .table: entry.within.insert(.table)
    case .ul, .ol, .dl: entry.within.insert(.list)
    case .blockquote: entry.within.insert(.quote)
    case .noscript: entry.within.insert(.noscript)
    default: break
    }
    var found: UInt16 = 0
    var signature = UInt64(element.tag.rawValue)
    for index in element.attributes {
      let attribute = document.attributes[index]
      switch attribute.known {
      case .class where !attribute.value.isEmpty:
        let fingerprint = ValueFingerprint(document.storage, attribute.value)
        found |= hints.hints(document.storage, attribute.value, fingerprint)
        signature = (signature ^ fingerprint.beginning) &* 1_099_511_628_211
      case .id, .role, .dataComponent, .dataTestid:
        found |= hints.hints(document.storage, attribute.value)
        if attribute.known == .role { look(role: attribute.value, document, &entry) }
      case .itemprop:
        found |= hints.hints(document.storage, attribute.value)
        if document.equals(attribute.value, "articleBody") { entry.within.insert(.articleBody) }
      case .hidden: entry.within.insert(.hidden)
      case .ariaHidden: if document.equals(attribute.value, "true") { entry.within.insert(.hidden) }
      case .style: if NodeContext.hides(document.storage, attribute.value) { entry.within.insert(.hidden) }
      default: break
      }
    }
    entry.signature = signature &* 31 &+ (above.signature &* 1_099_511_628_211 >> 17)
    entry.group = signatures.insert(entry.signature, groups) ?? groups
    if entry.group == groups { groups += 1 }
    entry.distances = above.distances
    entry.distances.goDeeper(finding: found)
    return entry
  }

  private func look(role: Range<Int>, _ document: Document, _ entry: inout Entry) {
    if document.equals(role, "navigation") || document.equals(role, "menu") { entry.within.insert(.nav) }
    if document.equals(role, "complementary") { entry.within.insert(.aside) }
    if document.equals(role, "contentinfo") { entry.within.insert(.footer) }
    if document.equals(role, "banner") { entry.within.insert(.header) }
    if document.equals(role, "main") { entry.within.insert(.main) }
    if document.equals(role, "dialog") { entry.within.insert(.form) }
  }

  /// Whether a style attribute says `display: none` or `visibility: hidden`.
  private static func hides(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    var previous: UInt8 = 0
    var index = range.lowerBound
    let end = min(range.upperBound, range.lowerBound + 400)
    while index < end {
      let byte = text[index] | 0x20
      let isStart = previous <= 0x20 || previous == UInt8(ascii: ";")
      if isStart, byte == UInt8(ascii: "d") || byte == UInt8(ascii: "v") {
        if says(text, index..<end, "display", "none") || says(text, index..<end, "visibility", "hidden") { return true }
      }
      previous = text[index]
      index += 1
    }
    return false
  }

  /// Whether a declaration begins with a property and a value, white space and case apart.
  private static func says(_ text: [UInt8], _ range: Range<Int>, _ property: StaticString, _ value: StaticString)
    -> Bool
  {
    var index = range.lowerBound
    func skip(_ word: StaticString) -> Bool {
      while index < range.upperBound, text[index] <= 0x20 { index += 1 }
      guard index + word.utf8CodeUnitCount <= range.upperBound else { return false }
      return word.withUTF8Buffer { letters in
        for letter in letters {
          guard text[index] | 0x20 == letter | 0x20 else { return false }
          index += 1
        }
        return true
      }
    }
    return skip(property) && skip(":") && skip(value)
  }

  private mutating func add(_ block: Block, to entry: Int) {
    let isProse = block.isProse
    entries[entry].mass += block.measure.mass
    entries[entry].bytes += Int32(clamping: block.text.count)
    entries[entry].linkBytes += block.linkBytes
    entries[entry].blocks += 1
    articleMass[entries[entry].article] += block.measure.mass
    guard isProse else { return }
    entries[entry].prose += 1
    let parent = entries[entry].parent
    let points = min(block.measure.mass, 100) * (1 - block.linkDensity)
    entries[parent].score += points
    entries[entries[parent].parent].score += points / 2
  }
}

extension Block {
  /// The share of the block's text that is within links.
  var linkDensity: Float { min(1, Float(linkBytes) / Float(max(1, text.count))) }
  /// Whether it looks like a sentence or more of running text.
  var isProse: Bool { measure.mass >= 8 && linkDensity < 0.4 && measure.sentenceEnds + measure.commas > 0 }
}
