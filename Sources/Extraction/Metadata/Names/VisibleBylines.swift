import Envelope

/// The bylines that readers see, near the headline and by the classes of their elements.
struct VisibleBylines {
  /// One byline.
  struct Found {
    /// The block that shows it, and where it stands in ``Blocks/text``.
    var block: Int
    var range: Range<Int>
    var names: [String]
    var score: Int
    var line: [UInt8]
  }

  /// The bylines found, in document order by kind of place.
  private(set) var found: [Found] = []
  /// People who are credited for something else.
  private(set) var others: [String] = []

  private let blocks: Blocks
  private let places: Places
  private let headline: Place?
  private let parser: BylineParser
  private let address: PageAddress?

  /// Looks at the places of bylines and at lines near the headline that begin with a word such as "By".
  ///
  /// - Parameter isStated: whether the page names authors for machines; if not, and neither place has a name, links to
  ///   authors' pages and lines farther away are looked at, too.
  init(_ blocks: Blocks, headline: Place?, parser: BylineParser, address: PageAddress?, isStated: Bool) {
    self.blocks = blocks
    places = blocks.places
    self.headline = headline
    self.parser = parser
    self.address = address
    var looked = 0
    for place in places.list where place.kind == .byline && !place.hints.contains(.biography) {
      if places.isAside(place.region, headline: headline) { continue }
      look(at: place)
      looked += 1
      if looked >= 30 { break }
    }
    let start = headline?.text.range.upperBound ?? 0
    if headline != nil, best.map({ $0.score < 8 }) ?? true { lookAtLines(from: start, limit: 40, isNear: true) }
    if isStated { return }
    if best == nil, headline != nil { lookAtLinks(from: start) }
    if best == nil { lookAtLines(from: start, limit: 1500, isNear: false) }
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
    var authors = AuthorList()
    var last = best.block
    for byline in found where byline.score == best.score && byline.block >= last && byline.block <= last + 5 {
      for author in self.authors(of: byline) { authors.add(author) }
      last = byline.block
    }
    return authors.authors
  }

  private mutating func look(at place: Place) {
    guard isOfArticle(place) else { return }
    let line = blocks.lines(of: place.text.range, limit: 300)
    guard !line.isEmpty, line.count < 290 else { return }
    // A link to the author's page holds the name, be it a handle.
    let isName = place.tag == .a && line.count <= 40
    let credits = parser.credits(in: line, 0..<line.count, from: isName ? .field : .visible)
    for other in credits.others where !others.contains(other) { others.append(other) }
    guard !credits.names.isEmpty else { return }
    var score = 3 + nearness(Int(place.block))
    if place.tag == .a { score += 1 }
    if line.count > 100 { score -= 2 }
    add(credits.names, Int(place.block), place.text.range, score, line)
  }

  /// Whether a place can name the article's authors: no button, no caption, no entry of a list of other texts, and not in
  /// another article.
  private func isOfArticle(_ place: Place) -> Bool {
    if place.tag != .time, !place.hints.isDisjoint(with: VisibleBylines.buttons), place.tag == .a { return false }
    guard Int(place.block) < blocks.list.count else { return true }
    let block = blocks.list[Int(place.block)]
    let element = blocks.element(of: block)
    if element.within.contains(.figure) { return false }
    // A name in a link that goes on with a title: a teaser's author.
    if block.linkDensity > 0.8, element.within.contains(.list), place.text.range.count * 2 < block.text.count {
      return false
    }
    guard let headline, Int(headline.block) < blocks.list.count else { return true }
    let own = blocks.element(of: blocks.list[Int(headline.block)]).article
    return own == 0 || element.article == 0 || blocks.elements.isAround(element.article, own) || element.article == own
  }

  private static let buttons: ClassHints = [ClassHints(.sharing), ClassHints(.overlay)]

  /// Parts of text that begin with a lead, and what follows in the same block or in the next one.
  private mutating func lookAtLines(from start: Int, limit: Int, isNear: Bool) {
    var looked = 0
    var index = blocks.block(at: start)
    while index < blocks.list.count, looked < limit {
      let block = blocks.list[index]
      if !places.isAside(blocks.element(of: block).region, headline: headline) {
        for part in blocks.parts(of: block.text) where part.lowerBound >= start && part.count > 1 {
          looked += 1
          if looked > limit { break }
          if part.count <= 200 { lookAtLine(part, index, isNear: isNear) }
        }
      }
      index += 1
    }
  }

  private mutating func lookAtLine(_ part: Range<Int>, _ block: Int, isNear: Bool) {
    let text = blocks.text
    if isNear, CJKByline.opens(text[part]) {
      let names = parser.names(in: text, part, from: .visible)
      if !names.isEmpty { add(names, block, part, 2 + nearness(block), Array(text[part])) }
      return
    }
    guard let first = NameWord.first(text, part) else { return }
    // "De", "di" and the like begin too many other lines.
    guard BylineWords.leads.contains(first.hash) || (isNear && BylineWords.visibleLeads.contains(first.hash)) else {
      return
    }
    let words = NameWord.cut(text, part.prefix(80))
    guard first.isCapitalized || words.count <= 4 else { return }
    var place = block
    var range = part.lowerBound..<blocks.list[block].text.upperBound
    var line = blocks.lines(of: range, limit: 200)
    if words.count == 1, line.count <= part.count + 2, block + 1 < blocks.list.count {
      // "Author:" in an element of its own.
      place = block + 1
      range = blocks.list[place].text
      line = Array("By ".utf8) + blocks.lines(of: range, limit: 100)
    }
    guard line.count < (isNear ? 100 : 60) else { return }
    let names = parser.names(in: line, 0..<line.count, from: .visible).filter {
      $0.utf8.contains(32) || (isNear && $0.utf8.count > 8)
    }
    guard !names.isEmpty else { return }
    add(names, place, range, 2 + nearness(place), line)
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

  /// How many blocks after the headline may link to an author's page.
  private static let reachOfLinks = 60

  /// Links near the headline whose address speaks of authors: `/author/jane-doe`, `/people/jane-doe`.
  private mutating func lookAtLinks(from start: Int) {
    let first = blocks.block(at: start)
    for link in places.links where link.text.range.lowerBound >= start {
      if Int(link.block) > first + VisibleBylines.reachOfLinks { break }
      guard Self.isAuthorPath(places.storage.span.extracting(link.href.range)) else { continue }
      let line = blocks.flat(link.text.range, limit: 100)
      let names = parser.names(in: line, 0..<line.count, from: .visible).filter { $0.utf8.contains(32) }
      if !names.isEmpty { add(names, Int(link.block), link.text.range, 1 + nearness(Int(link.block)), line) }
    }
  }

  private mutating func add(_ names: [String], _ block: Int, _ range: Range<Int>, _ score: Int, _ line: [UInt8]) {
    found.append(Found(block: block, range: range, names: names, score: score, line: line))
  }

  /// The authors that a byline names, each with the address that a link in it gives the name.
  func authors(of byline: Found) -> [Author] {
    let links = places.links.filter {
      $0.text.range.lowerBound >= byline.range.lowerBound && $0.text.range.upperBound <= byline.range.upperBound
    }
    return byline.names.map { name in
      let key = ComparisonKey.of(name.utf8)
      let link = links.first { ComparisonKey.of(blocks.flat($0.text.range, limit: 200)) == key }
      return Author(
        name: name, url: link.flatMap { AuthorChoice.page(Array(places.storage[$0.href.range]), address) })
    }
  }

  private func nearness(_ block: Int) -> Int {
    guard let headline else { return 0 }
    let distance = block - Int(headline.block)
    if distance >= 0 { return distance <= 10 ? 5 : distance <= 30 ? 3 : 0 }
    return distance >= -4 ? 4 : distance >= -12 ? 2 : 0
  }
}
