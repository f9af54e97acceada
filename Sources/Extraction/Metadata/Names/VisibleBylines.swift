import Envelope
import HTML

/// The bylines that readers see, near the headline and by the classes of their elements.
struct VisibleBylines {
  /// One byline.
  struct Found {
    var node: Int
    var authors: [Author]
    var score: Int
    var line: [UInt8]
  }

  /// The bylines found, in document order by kind of place.
  private(set) var found: [Found] = []

  private let document: Document
  private let scan: PageScan
  private let headline: Int?
  private let parser: BylineParser
  private let address: PageAddress?

  /// Looks at the places that the scan noted, and at lines near the headline that begin with a word such as "By".
  init(_ document: Document, _ scan: PageScan, headline: Int?, parser: BylineParser, address: PageAddress?) {
    self.document = document
    self.scan = scan
    self.headline = headline
    self.parser = parser
    self.address = address
    for place in scan.bylines.prefix(100) { see(place) }
    if let headline { seeText(near: headline) }
  }

  private mutating func see(_ place: PageScan.Place) {
    if scan.isAside(place.aside, headline: headline) || place.words.contains(.biography) { return }
    let line = VisibleText.gather(document, place.node, limit: 300)
    guard !line.isEmpty, line.count < 290 else { return }
    // The class itself says what "By" would say.
    let lead = Array("By ".utf8)
    let names = parser.names(in: lead + line, 0..<(line.count + lead.count), from: .visible)
    guard !names.isEmpty else { return }
    var score = 3 + nearness(place.node)
    if document.nodes[place.node].tag == .a { score += 1 }
    if line.count > 100 { score -= 2 }
    found.append(
      Found(node: place.node, authors: names.map { author($0, place.node) }, score: score, line: line))
  }

  private mutating func seeText(near headline: Int) {
    var looked = 0
    var index = document.nodes[headline].end
    while index < document.nodes.count, looked < 40 {
      let node = document.nodes[index]
      if node.kind == .content || (node.kind == .element && (node.tag == .script || node.tag == .style)) {
        index = node.end
        continue
      }
      if node.kind == .text, node.range.count > 1 {
        looked += 1
        seeLine(node)
      }
      index += 1
    }
  }

  /// A text node that begins with a lead: what follows it in the same parent is the byline.
  private mutating func seeLine(_ node: Node) {
    let range = node.range
    guard range.count <= 200 else { return }
    let words = NameWord.cut(document.storage, range.lowerBound..<min(range.upperBound, range.lowerBound + 80))
    guard let first = words.first,
      BylineWords.leads.contains(first.hash) || BylineWords.visibleLeads.contains(first.hash),
      first.isCapitalized || words.count <= 2
    else { return }
    let line = VisibleText.gather(document, node.parent, limit: 200)
    guard line.count < 190 else { return }
    let names = parser.names(in: line, 0..<line.count, from: .visible).filter { $0.contains(" ") || $0.utf8.count > 8 }
    guard !names.isEmpty else { return }
    found.append(
      Found(
        node: node.parent, authors: names.map { author($0, node.parent) }, score: 2 + nearness(node.parent), line: line)
    )
  }

  /// An author with the address that a link in the byline gives the name.
  private func author(_ name: String, _ node: Int) -> Author {
    let key = ComparisonKey.of(Array(name.utf8))
    for index in node..<document.nodes[node].end where document.nodes[index].isHTML(.a) {
      guard let href = document.attribute(index, .href) else { continue }
      if ComparisonKey.of(VisibleText.line(document, index, limit: 200)) == key {
        return Author(name: name, url: AuthorChoice.page(Array(document.storage[href]), address))
      }
    }
    return Author(name: name)
  }

  private func nearness(_ node: Int) -> Int {
    guard let headline else { return 0 }
    let distance = node - headline
    if distance >= 0 { return distance < 60 ? 5 : distance < 200 ? 3 : 0 }
    return distance > -30 ? 4 : distance > -80 ? 2 : 0
  }
}
