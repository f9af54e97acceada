import HTML

/// Reads microdata (itemprop) and RDFa (property) into candidates.
struct PropertyElements {
  private let blocks: Blocks
  private let places: Places
  /// The place of the page's headline, if one is known.
  private let headline: Place?
  /// Whether an article's item holds the headline.
  private let hasHome: Bool

  /// Makes a reader.
  init(_ blocks: Blocks, headline: Place?) {
    self.blocks = blocks
    places = blocks.places
    self.headline = headline
    var hasHome = false
    var item = headline?.item ?? -1
    while item >= 0 {
      hasHome = hasHome || PropertyElements.isArticle(item, places)
      item = places.items[Int(item)].outer
    }
    self.hasHome = hasHome
  }

  private static func isArticle(_ item: Int32, _ places: Places) -> Bool {
    let type = places.storage.span.extracting(places.items[Int(item)].type.range)
    return type.firstOffset(of: "article") != nil || type.firstOffset(of: "posting") != nil
  }

  /// Adds what the properties of the article's item say; those of comments, persons and images are left out.
  func collect(into candidates: inout MetadataCandidates) {
    let storage = places.storage.span
    for (index, property) in places.properties.prefix(3000).enumerated() {
      var name = property.name.range
      // The first of several names, without its prefix.
      if let space = name.first(where: { storage[$0].isSpace }) { name = name.lowerBound..<space }
      if let colon = name.last(where: { storage[$0] == UInt8(ascii: ":") || storage[$0] == UInt8(ascii: "/") }) {
        name = colon + 1..<name.upperBound
      }
      guard name.count <= 24, let field = Self.field(storage.extracting(name)) else { continue }
      if places.isAside(property.region, headline: headline) { continue }
      guard isOfArticle(property) else { continue }
      let source: MetadataSource = property.isMicrodata ? .microdata : .rdfa
      switch field {
      case .author where isInPicture(property): break
      case .author, .publisher:
        let (text, url) = person(property, after: index, field)
        candidates.add(field, source, text, url: url)
      case .image:
        let address = [property.content, property.source, property.href].first { !$0.isEmpty }
        candidates.add(.image, source, address.map(bytes) ?? [])
      default:
        candidates.add(field, source, value(property))
      }
    }
  }

  /// Whether a property stands in a picture or its caption, whose author is the photographer.
  private func isInPicture(_ property: Property) -> Bool {
    guard !property.text.isEmpty else { return false }
    let block = blocks.block(at: property.text.range.lowerBound)
    return block < blocks.list.count && blocks.element(of: blocks.list[block]).within.contains(.figure)
  }

  private func bytes(_ range: ByteRange) -> [UInt8] { Array(places.storage[range.range]) }

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

  /// What items that are no article's parts say that they are.
  private static let others: [StaticString] = [
    "comment", "person", "organization", "imageobject", "videoobject", "listitem", "wpheader", "wpsidebar",
  ]

  /// Whether the item that a property belongs to is an article or the page, or is not said.
  private func isOfArticle(_ property: Property) -> Bool {
    var item = property.item
    while item >= 0, places.items[Int(item)].type.isEmpty { item = places.items[Int(item)].outer }
    guard item >= 0 else { return true }
    let type = places.storage.span.extracting(places.items[Int(item)].type.range)
    for other in PropertyElements.others where type.firstOffset(of: other) != nil { return false }
    // Of several articles on the page, the one that holds the headline.
    guard hasHome, let headline, PropertyElements.isArticle(item, places) else { return true }
    return places.holds(item: item, headline.item)
  }

  /// The name and the page of a person or an organization: the `name` within its element, or its text.
  private func person(
    _ property: Property, after index: Int, _ field: MetadataCandidate.Field
  ) -> ([UInt8], [UInt8]) {
    var url = property.tag == .a ? bytes(property.href) : []
    if property.isItem {
      let storage = places.storage.span
      var name: [UInt8] = []
      for inner in places.properties[min(index + 1, Int(property.end))..<Int(property.end)].prefix(100) {
        let word = storage.extracting(inner.name.range)
        if name.isEmpty, word.hasWord("name", at: word.count - 4),
          word.count == 4 || word[word.count - 5] == UInt8(ascii: ":")
        {
          name = value(inner)
          if url.isEmpty, inner.tag == .a { url = bytes(inner.href) }
        } else if url.isEmpty, word.equalsIgnoringCase("url") {
          url = bytes(inner.href)
        }
      }
      if !name.isEmpty { return (name, url) }
    }
    return (value(property, keepLines: field == .author), url)
  }

  /// The value of a property: content, datetime, or text.
  private func value(_ property: Property, keepLines: Bool = false) -> [UInt8] {
    for stated in [property.content, property.datetime] where !stated.isEmpty {
      if stated.range.count > MetadataCandidate.longest { return [] }
      return PlainText.clean(places.storage, stated.range)
    }
    if property.tag == .meta || property.tag == .link { return [] }
    // The value class pattern of microformats: readers see the time alone, the title has all of it.
    if property.tag == .abbr, !property.title.isEmpty { return PlainText.clean(places.storage, property.title.range) }
    let text = blocks.lines(of: property.text.range, limit: 500)
    // Names one below the other stay apart.
    return text.map { $0 != 10 ? $0 : keepLines ? UInt8(ascii: "|") : 32 }
  }
}
