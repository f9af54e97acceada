import Envelope
import HTML

/// The bylines that readers see, near the headline and by the classes of their elements.
struct VisibleBylines {
  /// One byline.
  struct Found {
    var node: Int
    var names: [String]
    var score: Int
    var line: [UInt8]
  }

  /// The bylines found, in document order by kind of place.
  private(set) var found: [Found] = []
  /// People who are credited for something else.
  private(set) var others: [String] = []

  private let document: Document
  private let scan: PageScan
  private let headline: Int?
  private let parser: BylineParser
  private let address: PageAddress?

  /// Looks at the places that the scan noted and at lines near the headline that begin with a word such as "By".
  ///
  /// - Parameter isStated: whether the page names authors for machines; if not, and neither place has a name, links to
  ///   authors' pages and lines farther away are looked at, too.
  init(
    _ document: Document, _ scan: PageScan, headline: Int?, parser: BylineParser, address: PageAddress?, isStated: Bool
  ) {
    self.document = document
    self.scan = scan
    self.headline = headline
    self.parser = parser
    self.address = address
    var seen = 0
    for place in scan.bylines where seen < 30 && !place.words.contains(.biography) {
      if scan.isAside(place.aside, headline: headline) { continue }
      see(place)
      seen += 1
    }
    let start = headline ?? 0
    if headline != nil, best.map({ $0.score < 8 }) ?? true {
      seeLines(from: document.nodes[start].end, limit: 40, isNear: true)
    }
    if isStated { return }
    if best == nil, headline != nil { seeLinks(from: start) }
    if best == nil { seeLines(from: start, limit: 1500, isNear: false) }
  }

  /// The best byline: the first of those with the highest score.
  var best: Found? {
    var best: Found?
    for byline in found where byline.score > (best?.score ?? 0) { best = byline }
    return best
  }

  /// The authors in the best byline, and in those of equal score next to it: one element for each author.
  var authors: [Author]? {
    guard let best else { return nil }
    var authors: [Author] = []
    var last = best.node
    for byline in found where byline.score == best.score && byline.node >= last && byline.node < last + 30 {
      for author in self.authors(of: byline) { AuthorChoice.add(author, to: &authors) }
      last = byline.node
    }
    return authors
  }

  private mutating func see(_ place: PageScan.Place) {
    let line = VisibleText.gather(document, place.node, limit: 300)
    guard !line.isEmpty, line.count < 290 else { return }
    // A link to the author's page holds the name, be it a handle.
    let isName = document.nodes[place.node].tag == .a && line.count <= 40
    let credits = parser.credits(in: line, 0..<line.count, from: isName ? .field : .visible)
    for other in credits.others where !others.contains(other) { others.append(other) }
    guard !credits.names.isEmpty else { return }
    var score = 3 + nearness(place.node)
    if document.nodes[place.node].tag == .a { score += 1 }
    if line.count > 100 { score -= 2 }
    add(credits.names, place.node, score, line)
  }

  /// Text nodes that begin with a lead, and what follows it in the same parent or in the next text.
  private mutating func seeLines(from start: Int, limit: Int, isNear: Bool) {
    var looked = 0
    var index = start
    var aside = 0
    while index < document.nodes.count, looked < limit {
      while aside < scan.asides.count, scan.asides[aside].node < index { aside += 1 }
      if aside < scan.asides.count, scan.asides[aside].node == index, scan.isAside(aside, headline: headline) {
        index = scan.asides[aside].end
        continue
      }
      let node = document.nodes[index]
      if node.kind == .content || (node.kind == .element && [.head, .script, .style, .select].contains(node.tag)) {
        index = node.end
        continue
      }
      if node.kind == .text, node.range.count > 1 {
        looked += 1
        if node.range.count <= 200 { seeLine(node, index, isNear: isNear) }
      }
      index += 1
    }
  }

  private mutating func seeLine(_ node: Node, _ index: Int, isNear: Bool) {
    let range = node.range
    guard let first = NameWord.first(document.storage, range) else { return }
    // "De", "di" and the like begin too many other lines.
    guard BylineWords.leads.contains(first.hash) || (isNear && BylineWords.visibleLeads.contains(first.hash)) else {
      return
    }
    let words = NameWord.cut(document.storage, range.lowerBound..<min(range.upperBound, range.lowerBound + 80))
    guard first.isCapitalized || words.count <= 4 else { return }
    var place = node.parent
    var line = VisibleText.gather(document, place, limit: 200)
    if words.count == 1, line.count <= range.count + 2, let next = nextText(after: index) {
      // "Author:" in an element of its own.
      place = document.nodes[next].parent
      line = Array("By ".utf8) + VisibleText.gather(document, place, limit: 100)
    }
    guard line.count < (isNear ? 100 : 60) else { return }
    let names = parser.names(in: line, 0..<line.count, from: .visible).filter {
      $0.utf8.contains(32) || (isNear && $0.utf8.count > 8)
    }
    guard !names.isEmpty else { return }
    add(names, place, 2 + nearness(place), line)
  }

  private func nextText(after index: Int) -> Int? {
    var next = index + 1
    while next < document.nodes.count, next < index + 6 {
      let node = document.nodes[next]
      if node.kind == .text, node.range.contains(where: { !document.storage[$0].isSpace }) { return next }
      next += 1
    }
    return nil
  }

  private static let authorPaths: [StaticString] = [
    "/author", "/autor", "/people/", "/staff/", "/profile", "/contributor", "/journalist", "/team/", "/newsteam/",
  ]

  private static func isAuthorPath(_ address: Span<UInt8>) -> Bool {
    for i in address.indices where address[i] == UInt8(ascii: "/") {
      for word in authorPaths where address.hasWord(word, at: i) { return true }
    }
    return false
  }

  /// Links near the headline whose address speaks of authors: `/author/jane-doe`, `/people/jane-doe`.
  private mutating func seeLinks(from start: Int) {
    let document = document
    let storage = document.storage.span
    var index = start
    while index < min(document.nodes.count, start + 400) {
      if document.nodes[index].isHTML(.a), let href = document.attribute(index, .href) {
        if Self.isAuthorPath(storage.extracting(href)) {
          let line = VisibleText.line(document, index, limit: 100)
          let names = parser.names(in: line, 0..<line.count, from: .visible).filter { $0.utf8.contains(32) }
          if !names.isEmpty { add(names, index, 1 + nearness(index), line) }
        }
      }
      index += 1
    }
  }

  private mutating func add(_ names: [String], _ node: Int, _ score: Int, _ line: [UInt8]) {
    found.append(Found(node: node, names: names, score: score, line: line))
  }

  /// The authors that a byline names.
  func authors(of byline: Found) -> [Author] { byline.names.map { author($0, byline.node) } }

  /// An author with the address that a link in the byline gives the name.
  private func author(_ name: String, _ node: Int) -> Author {
    let key = ComparisonKey.of(name.utf8)
    for index in node..<min(document.nodes[node].end, node + 100) where document.nodes[index].isHTML(.a) {
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
