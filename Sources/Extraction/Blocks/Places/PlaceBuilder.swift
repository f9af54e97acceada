import HTML

/// Notes where a page's metadata may be, as the walk comes past.
struct PlaceBuilder {
  private let document: Document
  private(set) var places = Places()
  /// Elements that classes call titles are many on some pages; these are enough.
  private static let mostTitled = 60
  private var titled = 0

  init(_ document: Document) {
    self.document = document
    places.storage = document.storage
    places.links.reserveCapacity(256)
    places.metas.reserveCapacity(64)
    places.list.reserveCapacity(64)
  }

  /// Notes a title element's text.
  mutating func addTitle(_ index: Int) {
    guard let text = text(of: index) else { return }
    places.titles.append(text)
  }

  /// Notes a script's text.
  mutating func addScript(_ index: Int) {
    guard let text = text(of: index) else { return }
    var kind = Script.Kind.program
    if let type = document.attribute(index, .type) {
      let words = document.storage.span.extracting(type)
      if words.firstOffset(of: "ld+json") != nil {
        kind = .linkedData
      } else if words.firstOffset(of: "json") != nil {
        kind = .json
      }
    }
    places.scripts.append(Script(kind: kind, text: text))
  }

  private func text(of index: Int) -> ByteRange? {
    document.children(of: index).first { document.nodes[$0].kind == .text }.map { ByteRange(document.nodes[$0].range) }
  }

  /// Where an element stands: its index in the document, the index that the next block will have, and where the next text
  /// will stand.
  typealias Position = (node: Int, block: Int, offset: Int)

  /// Notes what an element that is being entered says; `attributes` is absent where it has none.
  mutating func add(
    _ element: inout OpenElement, _ node: Node, _ attributes: AttributeReader?, at position: Position
  ) {
    switch node.tag {
    case .meta, .link:
      guard let attributes else { return }
      addStatement(node, attributes)
      addProperties(&element, node, attributes, at: position)
      return
    case .img: if let attributes { addImage(attributes, at: position) }
    case .html: if let attributes, places.language.isEmpty { places.language = attributes.language }
    default: break
    }
    let outer = element.region
    if node.tag == .aside || node.tag == .footer || node.tag == .nav {
      enterRegion(&element, at: position, isByClass: false)
    }
    let first = places.list.count
    if node.tag == .h1 || node.tag == .h2 || node.tag == .h3 {
      add(.heading, element, attributes, at: position, region: element.region)
    }
    if let attributes {
      addProperties(&element, node, attributes, at: position)
      addLink(&element, attributes, at: position)
    }
    addPlaces(&element, attributes, at: position, outer: outer)
    element.places = first..<places.list.count
  }

  /// Notes that an element ends.
  mutating func close(_ element: OpenElement, offset: Int) {
    let upper = UInt32(clamping: offset)
    for index in element.places { places.list[index].text.upper = upper }
    for index in element.properties {
      places.properties[index].text.upper = upper
      places.properties[index].end = Int32(clamping: places.properties.count)
    }
    if element.link >= 0 { places.links[element.link].text.upper = upper }
  }

  /// Pictures after so many are no article's first one.
  private static let mostImages = 60

  private mutating func addImage(_ attributes: AttributeReader, at position: Position) {
    let address = attributes.lazySource.isEmpty ? attributes.source : attributes.lazySource
    guard places.images.count < PlaceBuilder.mostImages, !address.isEmpty else { return }
    places.images.append(
      ShownImage(block: Int32(clamping: position.block), address: address, width: attributes.width))
  }

  private mutating func addStatement(_ node: Node, _ attributes: AttributeReader) {
    if node.tag == .link {
      places.relations.append(Statement(name: attributes.rel, value: attributes.href))
    } else {
      let names = [attributes.property, attributes.name, attributes.equivalent]
      let name = names.first { !$0.isEmpty } ?? ByteRange()
      places.metas.append(Statement(name: name, value: attributes.content))
    }
  }

  /// Notes the places, but for headings, that an element's tag, class and id make it.
  private mutating func addPlaces(
    _ element: inout OpenElement, _ attributes: AttributeReader?, at position: Position, outer: Int32
  ) {
    var hints = attributes?.hints ?? []
    switch element.tag {
    case .picture, .button, .input, .label, .hr, .i, .source: return
    case .time: hints.insert(.date)
    default: break
    }
    if hints.subtracting(.kinds).isEmpty { return }
    let isAside = !hints.isDisjoint(with: .aside)
    if isAside, element.tag != .body, element.tag != .html, element.tag != .h1 {
      enterRegion(&element, at: position, isByClass: !hints.contains(.comments))
    }
    if !hints.isDisjoint(with: [.date, .published, .modified]) {
      add(.date, element, attributes, at: position, region: element.region)
    }
    if hints.contains(.title), element.tag != .h1, element.tag != .h2, element.tag != .h3,
      titled < PlaceBuilder.mostTitled
    {
      titled += 1
      add(.titled, element, attributes, at: position, region: element.region)
    }
    if hints.contains(.clock) { add(.clock, element, attributes, at: position, region: element.region) }
    if hints.contains(.author) {
      // An aside or a footer that is itself the byline is no region beside the article.
      add(.byline, element, attributes, at: position, region: isAside ? element.region : outer)
    }
  }

  private mutating func add(
    _ kind: Place.Kind, _ element: OpenElement, _ attributes: AttributeReader?, at position: Position, region: Int32
  ) {
    var text = ByteRange()
    text.lower = UInt32(clamping: position.offset)
    text.upper = text.lower
    places.list.append(
      Place(
        kind: kind, tag: element.tag, hints: attributes?.hints ?? [], region: region, item: element.item,
        block: Int32(clamping: position.block), text: text, datetime: attributes?.datetime ?? ByteRange(),
        title: attributes?.title ?? ByteRange(), content: attributes?.content ?? ByteRange()))
  }

  private mutating func enterRegion(_ element: inout OpenElement, at position: Position, isByClass: Bool) {
    let share = Float(element.end - position.node) / Float(max(1, document.nodes.count))
    places.regions.append(Region(outer: element.region, isByClass: isByClass, share: share))
    element.region = Int32(clamping: places.regions.count - 1)
  }

  private mutating func addProperties(
    _ element: inout OpenElement, _ node: Node, _ attributes: AttributeReader, at position: Position
  ) {
    let first = places.properties.count
    var property = Property(
      name: attributes.itemprop, isMicrodata: true, tag: node.tag, region: element.region, item: element.item,
      isItem: attributes.isItem, content: attributes.content, datetime: attributes.datetime, title: attributes.title,
      href: attributes.href, source: attributes.source, text: ByteRange(), end: 0)
    property.text.lower = UInt32(clamping: position.offset)
    property.text.upper = property.text.lower
    property.end = Int32(clamping: first + 1)
    if !attributes.itemprop.isEmpty { places.properties.append(property) }
    if !attributes.property.isEmpty, node.tag != .meta {
      property.name = attributes.property
      property.isMicrodata = false
      places.properties.append(property)
    }
    element.properties = first..<places.properties.count
    if attributes.isItem {
      places.items.append(Item(outer: element.item, type: attributes.itemType))
      element.item = Int32(clamping: places.items.count - 1)
    }
  }

  private mutating func addLink(
    _ element: inout OpenElement, _ attributes: AttributeReader, at position: Position
  ) {
    guard element.tag == .a, !attributes.href.isEmpty else { return }
    var text = ByteRange()
    text.lower = UInt32(clamping: position.offset)
    text.upper = text.lower
    element.link = places.links.count
    places.links.append(Link(block: Int32(clamping: position.block), text: text, href: attributes.href))
    if document.storage.span.extracting(attributes.rel.range).equalsIgnoringCase("license") {
      places.relations.append(Statement(name: attributes.rel, value: attributes.href))
    }
  }
}
