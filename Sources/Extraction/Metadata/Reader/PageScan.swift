import HTML

/// One pass over a page's tree that notes every place where metadata may be.
struct PageScan {
  /// An element that may show a date or a byline.
  struct Place {
    /// Its node.
    var node: Int
    /// What its class, id and tag say.
    var words: ClassWords
    /// The index of the innermost region in ``asides`` that holds it, -1 for none.
    var aside: Int
  }

  /// A subtree that is probably not of the article.
  struct Aside {
    var node: Int
    var end: Int
    /// The region around it, -1 for none.
    var outer: Int
    /// Whether only a class or an id says so: then it may be the column that holds the article, too.
    var isByClass: Bool
  }

  /// An element with an itemprop or property attribute.
  struct Property {
    var node: Int
    /// The attribute's value.
    var name: Range<Int>
    /// Whether it is microdata; RDFa otherwise.
    var isMicrodata: Bool
    var aside: Int
  }

  private(set) var metas: [Int] = []
  private(set) var links: [Int] = []
  private(set) var scripts: [Int] = []
  private(set) var titles: [Int] = []
  private(set) var headings: [Place] = []
  /// Elements whose class calls them a title, other than headings.
  private(set) var titled: [Place] = []
  private(set) var dates: [Place] = []
  private(set) var bylines: [Place] = []
  private(set) var properties: [Property] = []
  private(set) var asides: [Aside] = []
  private(set) var root: Int?
  /// How many nodes the document has.
  private let count: Int

  /// Scans a document.
  init(_ document: Document) {
    count = document.nodes.count
    var memory = ClassMemory()
    metas.reserveCapacity(64)
    links.reserveCapacity(64)
    headings.reserveCapacity(64)
    titled.reserveCapacity(60)
    dates.reserveCapacity(32)
    asides.reserveCapacity(64)
    document.nodes.withUnsafeBufferPointer { nodes in
      document.attributes.withUnsafeBufferPointer { attributes in
        document.storage.withUnsafeBufferPointer { storage in
          var aside = -1
          // Where the innermost region ends.
          var asideEnd = Int.max
          var index = 0
          while index < nodes.count {
            if nodes[index].kind != .element {
              index = nodes[index].kind == .content ? nodes[index].end : index + 1
              continue
            }
            if nodes[index].namespace != .html {
              index = nodes[index].end
              continue
            }
            if nodes[index].attributes.isEmpty, !Self.speaksForItself(nodes[index].tag) {
              index += 1
              continue
            }
            if index >= asideEnd {
              while aside >= 0, index >= asides[aside].end { aside = asides[aside].outer }
            }
            see(nodes[index], index, attributes, storage, &memory, &aside)
            asideEnd = aside < 0 ? Int.max : asides[aside].end
            index += 1
          }
        }
      }
    }
  }

  /// Whether an element is noted even where it has no attributes.
  @inline(__always)
  private static func speaksForItself(_ tag: Tag) -> Bool {
    switch tag {
    case .html, .meta, .link, .title, .aside, .footer, .nav, .h1, .h2, .h3, .time: true
    default: false
    }
  }

  private mutating func see(
    _ node: Node, _ index: Int, _ attributes: UnsafeBufferPointer<Attribute>, _ storage: UnsafeBufferPointer<UInt8>,
    _ memory: inout ClassMemory, _ aside: inout Int
  ) {
    var words: ClassWords = []
    let outer = aside
    switch node.tag {
    case .html: root = root ?? index
    case .meta: metas.append(index)
    case .link: links.append(index)
    case .title: titles.append(index)
    case .script:
      for attribute in node.attributes where attributes[attribute].known == .type {
        if attributes[attribute].namespace == .none {
          if storage.span.extracting(attributes[attribute].value).firstOffset(of: "ld+json") != nil {
            scripts.append(index)
          }
          break
        }
      }
      return
    case .img:
      for attribute in node.attributes where attributes[attribute].known == .itemprop {
        properties.append(
          Property(node: index, name: attributes[attribute].value, isMicrodata: true, aside: aside))
      }
      return
    case .style, .option, .source, .picture, .button, .input, .label, .iframe, .br, .hr, .i: return
    case .aside, .footer, .nav:
      asides.append(Aside(node: index, end: node.end, outer: aside, isByClass: false))
      aside = asides.count - 1
    case .h1, .h2, .h3: headings.append(Place(node: index, words: [], aside: aside))
    case .time: words.insert(.date)
    default: break
    }
    for attribute in node.attributes {
      let value = attributes[attribute].value
      switch attributes[attribute].known {
      case .class, .id, .dataTestid, .dataComponent:
        words.formUnion(memory.words(storage, value))
      case .itemprop: properties.append(Property(node: index, name: value, isMicrodata: true, aside: aside))
      case .property where node.tag != .meta:
        properties.append(Property(node: index, name: value, isMicrodata: false, aside: aside))
      case .rel where node.tag == .a:
        if storage.span.extracting(value).firstOffset(of: "author") != nil { words.insert(.byline) }
        if storage.span.extracting(value).equalsIgnoringCase("license") { links.append(index) }
      case .pubdate: words.formUnion([.date, .published])
      default: break
      }
    }
    if words.isEmpty { return }
    if words.contains(.aside), node.tag != .body, node.tag != .html, node.tag != .h1 {
      asides.append(Aside(node: index, end: node.end, outer: aside, isByClass: !words.contains(.comments)))
      aside = asides.count - 1
    }
    if !words.isDisjoint(with: [.date, .published, .modified]) {
      dates.append(Place(node: index, words: words, aside: aside))
    }
    if words.contains(.title), node.tag != .h1, node.tag != .h2, node.tag != .h3, titled.count < 60 {
      titled.append(Place(node: index, words: words, aside: aside))
    }
    if words.contains(.byline) {
      // An aside or a footer that is itself the byline is no region beside the article.
      bylines.append(Place(node: index, words: words, aside: words.contains(.aside) ? aside : outer))
    }
  }

  /// Whether a place lies in a region that is probably not of the article. A region around the headline does not count,
  /// nor does one that only its class names and that holds a third of the page.
  func isAside(_ aside: Int, headline: Int?) -> Bool {
    var aside = aside
    var steps = 0
    while aside >= 0, steps < 64 {
      let region = asides[aside]
      let holdsHeadline = headline.map { region.node <= $0 && $0 < region.end } ?? false
      if holdsHeadline || (region.isByClass && (region.end - region.node) * 3 > count) {
        aside = region.outer
        steps += 1
        continue
      }
      return true
    }
    return false
  }
}
