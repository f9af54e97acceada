import HTML

/// Reads microdata (itemprop) and RDFa (property) into candidates.
struct PropertyElements {
  let document: Document
  /// The node of the page's headline, if one is known.
  let headline: Int?
  /// Whether an article's item holds the headline.
  private let hasHome: Bool

  /// Makes a reader.
  init(document: Document, headline: Int?) {
    self.document = document
    self.headline = headline
    let storage = document.storage.span
    var hasHome = false
    if let headline {
      for ancestor in document.ancestors(of: headline).prefix(100) {
        guard let type = document.attribute(ancestor, .itemtype) ?? document.attribute(ancestor, .typeof) else {
          continue
        }
        let item = storage.extracting(type)
        hasHome = hasHome || item.firstOffset(of: "article") != nil || item.firstOffset(of: "posting") != nil
      }
    }
    self.hasHome = hasHome
  }

  /// Adds what the properties of the article's item say; those of comments, persons and images are left out.
  func collect(_ scan: PageScan, into candidates: inout MetadataCandidates) {
    let storage = document.storage.span
    for property in scan.properties.prefix(3000) {
      var name = property.name
      // The first of several names, without its prefix.
      if let space = name.first(where: { storage[$0].isSpace }) { name = name.lowerBound..<space }
      if let colon = name.last(where: { storage[$0] == UInt8(ascii: ":") || storage[$0] == UInt8(ascii: "/") }) {
        name = colon + 1..<name.upperBound
      }
      guard name.count <= 24, let field = Self.field(storage.extracting(name)) else { continue }
      if scan.isAside(property.aside, headline: headline) { continue }
      guard isOfArticle(property.node, field) else { continue }
      let source: MetadataSource = property.isMicrodata ? .microdata : .rdfa
      switch field {
      case .author, .publisher:
        let (text, url) = person(property.node, scan, field)
        candidates.add(field, source, text, url: url)
      case .image:
        candidates.add(.image, source, address(property.node) ?? [])
      default:
        candidates.add(field, source, value(property.node))
      }
    }
  }

  private static func field(_ name: Span<UInt8>) -> MetadataCandidate.Field? {
    let names: [(StaticString, MetadataCandidate.Field)] = [
      ("headline", .headline), ("datepublished", .published), ("datecreated", .created), ("datemodified", .modified),
      ("author", .author), ("creator", .author), ("publisher", .publisher), ("articlesection", .section),
      ("keywords", .keywords), ("description", .description), ("alternativeheadline", .alternativeHeadline),
      ("image", .image), ("inlanguage", .language), ("isaccessibleforfree", .isFree), ("license", .license),
      ("date", .published), ("created", .created), ("issued", .published), ("published_time", .published),
      ("modified_time", .modified), ("modified", .modified), ("uploaddate", .created),
    ]
    for (known, field) in names where name.equalsIgnoringCase(known) { return field }
    return nil
  }

  /// Whether the item that a property belongs to is an article or the page, or is not said.
  private func isOfArticle(_ node: Int, _ field: MetadataCandidate.Field) -> Bool {
    let storage = document.storage.span
    var steps = 0
    for ancestor in document.ancestors(of: node) {
      steps += 1
      if steps > 100 { return true }
      guard document.attribute(ancestor, .itemscope) != nil || document.attribute(ancestor, .typeof) != nil else {
        continue
      }
      guard let type = document.attribute(ancestor, .itemtype) ?? document.attribute(ancestor, .typeof) else {
        continue
      }
      let item = storage.extracting(type)
      if item.firstOffset(of: "comment") != nil || item.firstOffset(of: "person") != nil
        || item.firstOffset(of: "organization") != nil || item.firstOffset(of: "imageobject") != nil
        || item.firstOffset(of: "videoobject") != nil || item.firstOffset(of: "listitem") != nil
        || item.firstOffset(of: "wpheader") != nil || item.firstOffset(of: "wpsidebar") != nil
      {
        return false
      }
      // Of several articles on the page, the one that holds the headline.
      if item.firstOffset(of: "article") != nil || item.firstOffset(of: "posting") != nil, let headline, hasHome {
        return ancestor <= headline && headline < document.nodes[ancestor].end
      }
      return true
    }
    return true
  }

  /// The name and the page of a person or an organization: the `name` within its element, or its text.
  private func person(_ node: Int, _ scan: PageScan, _ field: MetadataCandidate.Field) -> ([UInt8], [UInt8]) {
    var url: [UInt8] = []
    if document.nodes[node].tag == .a, let href = document.attribute(node, .href) {
      url = Array(document.storage[href])
    }
    let end = document.nodes[node].end
    if document.attribute(node, .itemscope) != nil || document.attribute(node, .typeof) != nil {
      let storage = document.storage.span
      var name: [UInt8] = []
      // Properties are in document order.
      for property in scan.properties.drop(while: { $0.node < node }) {
        guard property.node < end else { break }
        let word = storage.extracting(property.name)
        if name.isEmpty, word.hasWord("name", at: word.count - 4),
          word.count == 4 || word[word.count - 5] == UInt8(ascii: ":")
        {
          name = value(property.node)
          if url.isEmpty, document.nodes[property.node].tag == .a, let href = document.attribute(property.node, .href) {
            url = Array(document.storage[href])
          }
        } else if url.isEmpty, word.equalsIgnoringCase("url"), let href = document.attribute(property.node, .href) {
          url = Array(document.storage[href])
        }
      }
      if !name.isEmpty { return (name, url) }
    }
    return (value(node, keepLines: field == .author), url)
  }

  /// The value of a property: content, datetime, or text.
  private func value(_ node: Int, keepLines: Bool = false) -> [UInt8] {
    if let content = document.attribute(node, .content) ?? document.attribute(node, .datetime), !content.isEmpty {
      return PlainText.clean(document.storage, content)
    }
    if document.nodes[node].tag == .meta || document.nodes[node].tag == .link { return [] }
    // The value class pattern of microformats: readers see the time alone, the title has all of it.
    if document.nodes[node].tag == .abbr, let title = document.attribute(node, .title), !title.isEmpty {
      return PlainText.clean(document.storage, title)
    }
    let text = VisibleText.gather(document, node, limit: 500)
    // Names one below the other stay apart.
    return PlainText.clean(keepLines ? text.flatMap { $0 == 10 ? [UInt8(ascii: "|")] : [$0] } : text)
  }

  private func address(_ node: Int) -> [UInt8]? {
    for name in [AttributeName.content, .src, .href] {
      if let value = document.attribute(node, name) { return Array(document.storage[value]) }
    }
    return nil
  }
}
