import Envelope
import HTML

/// The dates that readers see, each with how much its place speaks for being the article's date of publication.
struct VisibleDates {
  /// One date at its place.
  struct Found {
    var date: ArticleDate
    var node: Int
    var score: Int
    /// Whether it came from a machine-readable attribute.
    var isMachine: Bool
    /// Whether its place or the words before it speak of a change.
    var isModified: Bool
    /// The line that it stands in.
    var line: [UInt8]
  }

  /// The dates found, in document order.
  private(set) var found: [Found] = []

  private let document: Document
  private let scan: PageScan
  private let headline: Int?

  /// Looks at the places that the scan noted, and at the text near the headline.
  init(_ document: Document, _ scan: PageScan, headline: Int?, parser: inout DateParser) {
    self.document = document
    self.scan = scan
    self.headline = headline
    for place in scan.dates.prefix(400) { see(place, &parser) }
    if let headline { seeText(near: headline, &parser) }
  }

  /// The best date of publication: the first one with the highest score.
  var published: Found? {
    var best: Found?
    for date in found where !date.isModified && date.score > 0 && date.score > (best?.score ?? 0) { best = date }
    return best
  }

  /// The best date of a change.
  var modified: Found? {
    var best: Found?
    for date in found where date.isModified && date.score > 0 && date.score > (best?.score ?? 0) { best = date }
    return best
  }

  private mutating func see(_ place: PageScan.Place, _ parser: inout DateParser) {
    let node = document.nodes[place.node]
    var score = place.words.contains(.published) ? 4 : 2
    var isMachine = false
    var date: ArticleDate?
    var line: [UInt8] = []
    if let datetime = document.attribute(place.node, .datetime), !datetime.isEmpty {
      date = parser.machineDate(document.storage, datetime)
      isMachine = date != nil
    }
    if date == nil, node.tag == .abbr || node.tag == .span, let title = document.attribute(place.node, .title) {
      date = parser.machineDate(document.storage, title)
      isMachine = date != nil
    }
    if date == nil, let content = document.attribute(place.node, .content) {
      date = parser.machineDate(document.storage, content)
      isMachine = date != nil
    }
    line = VisibleText.gather(document, place.node, limit: 160)
    // A container of much more than a date: its parts are looked at on their own.
    if date == nil {
      if line.count >= 150 { return }
      guard let match = parser.first(in: line, 0..<line.count) else { return }
      date = match.date
      if line.count > 60 { score -= 1 }
    }
    guard let date, parser.isCredible(date) else { return }
    if isMachine { score += 2 }
    if node.tag == .time { score += 1 }
    score += nearness(place.node)
    if scan.isAside(place.aside, headline: headline) { score -= 20 }
    let isModified = place.words.contains(.modified) || ModifiedWords.open(line)
    found.append(
      Found(date: date, node: place.node, score: score, isMachine: isMachine, isModified: isModified, line: line))
  }

  /// Text nodes around the headline, without a class that names them.
  private mutating func seeText(near headline: Int, _ parser: inout DateParser) {
    var looked = 0
    var index = document.nodes[headline].end
    while index < document.nodes.count, looked < 60 {
      let node = document.nodes[index]
      if node.kind == .content || (node.kind == .element && (node.tag == .script || node.tag == .style)) {
        index = node.end
        continue
      }
      if node.kind == .text, let date = textDate(node, index, &parser) {
        found.append(date)
      }
      if node.kind == .text, node.range.count > 2 { looked += 1 }
      index += 1
    }
    index = headline - 1
    looked = 0
    while index > 0, looked < 16 {
      let node = document.nodes[index]
      if node.kind == .text, node.range.count > 2 {
        looked += 1
        if node.parent >= 0, document.nodes[node.parent].tag != .script, document.nodes[node.parent].tag != .style,
          let date = textDate(node, index, &parser)
        {
          found.append(date)
        }
      }
      index -= 1
    }
  }

  private func textDate(_ node: Node, _ index: Int, _ parser: inout DateParser) -> Found? {
    let range = node.range
    guard range.count >= 6, range.count <= 240, document.storage[range].contains(where: { $0.isDigit || $0 >= 0xD9 })
    else { return nil }
    let text = Array(document.storage[range])
    guard let match = parser.first(in: text, 0..<text.count) else { return nil }
    // A date within a sentence is what the sentence is about.
    let rest = text.count - match.range.count
    guard rest <= 80 else { return nil }
    var score = 1 + nearness(index)
    if rest <= 30 { score += 1 }
    return Found(
      date: match.date, node: index, score: score, isMachine: false, isModified: ModifiedWords.open(text), line: text)
  }

  /// How near a node is to the headline.
  private func nearness(_ node: Int) -> Int {
    guard let headline else { return 0 }
    let distance = node - headline
    if distance >= 0 { return distance < 60 ? 5 : distance < 200 ? 3 : 0 }
    return distance > -30 ? 4 : distance > -80 ? 2 : 0
  }
}
