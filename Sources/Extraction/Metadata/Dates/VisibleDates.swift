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
    /// What its place or the words before it say that it is the date of.
    var label: DateLabels.Meaning?
    /// Whether a class, a tag or a label says that it is a date, and not only its look.
    var isNamed: Bool
    /// The line that it stands in.
    var line: [UInt8]
  }

  /// The dates found: those at places named by class or tag in document order, then those in text near the headline.
  private(set) var found: [Found] = []

  private let document: Document
  private let scan: PageScan
  private let headline: Int?

  /// Looks at the places that the scan noted, and at the text near the headline.
  init(_ document: Document, _ scan: PageScan, headline: Int?, parser: inout DateParser) {
    self.document = document
    self.scan = scan
    self.headline = headline
    var seen = 0
    for place in scan.dates where seen < 60 && !scan.isAside(place.aside, headline: headline) {
      see(place, &parser)
      seen += 1
    }
    if let headline, published.map({ $0.score < 8 }) ?? true { seeText(near: headline, &parser) }
  }

  /// The best date of publication: the first one with the highest score.
  var published: Found? { best { $0.label != .modified } }

  /// The best date of a change.
  var modified: Found? { best { $0.label == .modified } }

  private func best(where test: (Found) -> Bool) -> Found? {
    var best: Found?
    for date in found where test(date) && date.score > 0 && date.score > (best?.score ?? 0) { best = date }
    return best
  }

  private mutating func see(_ place: PageScan.Place, _ parser: inout DateParser) {
    let node = document.nodes[place.node]
    var date: ArticleDate?
    if let datetime = document.attribute(place.node, .datetime), !datetime.isEmpty {
      date = parser.machineDate(document.storage, datetime)
    }
    if date == nil, node.tag == .abbr || node.tag == .span, let title = document.attribute(place.node, .title) {
      date = parser.machineDate(document.storage, title)
    }
    if date == nil, let content = document.attribute(place.node, .content) {
      date = parser.machineDate(document.storage, content)
    }
    var isMachine = date != nil
    let line = VisibleText.gather(document, place.node, limit: 160)
    var score = 2
    let matches = parser.all(in: line, line.indices)
    let shown = line.count < 150 ? matches.first?.date : nil
    if let shown, let machine = date, shown.day != machine.day, !shown.isMirrored(machine) {
      // What readers see is the page's own day; machines may have been told another zone's, or the day of a change.
      date = shown
      isMachine = false
    }
    if date == nil {
      // A container of much more than a date: its parts are looked at on their own.
      guard let shown else { return }
      date = shown
      if line.count > 60 { score -= 1 }
    }
    guard let date, parser.isCredible(date), !isClock(place.node) else { return }
    let label =
      DateLabels.meaning(line) ?? labelBefore(place.node) ?? (place.words.contains(.modified) ? .modified : nil)
    if label == .published { score += 4 }
    if place.words.contains(.published) { score += 2 }
    if isMachine { score += 2 }
    if node.tag == .time { score += 1 }
    score += nearness(place.node)
    let seen = Found(
      date: date, node: place.node, score: score, isMachine: isMachine, label: label, isNamed: true, line: line)
    found.append(seen)
    seeOthers(after: seen, matches)
  }

  /// The dates after the first one of a line that say what they are: "Updated: 3 March | Published: 2 March".
  private mutating func seeOthers(after first: Found, _ matches: [(date: ArticleDate, range: Range<Int>)]) {
    for (match, next) in zip(matches, matches.dropFirst()) {
      // Of the last one the words after it count, too: "(3月3日 更新)".
      let isLast = next.range == matches.last?.range
      guard
        let label = DateLabels.meaning(first.line[match.range.upperBound..<next.range.lowerBound])
          ?? (isLast ? DateLabels.meaning(first.line[next.range.upperBound...]) : nil)
      else { continue }
      var other = first
      other.date = next.date
      other.isMachine = false
      other.label = label
      other.score += (label == .published ? 4 : 0) - (first.label == .published ? 4 : 0)
      found.append(other)
    }
  }

  /// What the short text before a node says of the date in it: "Updated:" in an element of its own.
  private func labelBefore(_ node: Int) -> DateLabels.Meaning? {
    var index = node - 1
    while index > 0, index > node - 7 {
      let other = document.nodes[index]
      if other.kind == .text, other.range.contains(where: { !document.storage[$0].isSpace }) {
        guard other.range.count <= 60, !document.storage[other.range].contains(where: \.isDigit) else { return nil }
        return DateLabels.meaning(document.storage[other.range])
      }
      index -= 1
    }
    return nil
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
        seeOthers(after: date, parser.all(in: date.line, date.line.indices))
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
          seeOthers(after: date, parser.all(in: date.line, date.line.indices))
        }
      }
      index -= 1
    }
  }

  /// Whether an element shows the day on which the page is read.
  private func isClock(_ element: Int) -> Bool {
    guard element >= 0, let name = document.attribute(element, .class) else { return false }
    let words = document.storage[name].split { !$0.isLetter }
    return words.contains { word in Self.clocks.contains { word.elementsEqual($0) } }
  }

  private static let clocks = ["current", "today", "clock"].map { Array($0.utf8) }

  private func textDate(_ node: Node, _ index: Int, _ parser: inout DateParser) -> Found? {
    guard node.range.count >= 6 else { return nil }
    var range = node.range
    while let first = range.first, document.storage[first].isSpace { range.removeFirst() }
    while let last = range.last, document.storage[last].isSpace { range.removeLast() }
    // Only a dateline can date a longer text.
    let head = range.prefix(range.count > 240 ? 100 : 240)
    guard hasDigits(head), let match = parser.first(in: document.storage, head), !isClock(node.parent) else {
      return nil
    }
    let rest = range.count - match.range.count
    let label = DateLabels.meaning(document.storage[range]) ?? labelBefore(index)
    if rest > 80 || (label == nil && TextDates.isSentence(document.storage, range, around: match.range)) {
      // A date within a sentence is what the sentence is about, but for one in a dateline before it.
      guard TextDates.isDateline(document.storage, range, match.range) else { return nil }
      return Found(
        date: match.date, node: index, score: min(2, nearness(index)), isMachine: false, label: nil, isNamed: false,
        line: Array(document.storage[range.lowerBound..<match.range.upperBound]))
    }
    var score = 1 + nearness(index)
    if rest <= 30 { score += 1 }
    if label == .published { score += 4 }
    return Found(
      date: match.date, node: index, score: score, isMachine: false, label: label,
      isNamed: label == .published || (rest <= 4 && nearness(index) >= 6), line: Array(document.storage[range]))
  }

  /// Whether a text has as many digits as any date: three of ASCII, or of another script.
  private func hasDigits(_ range: Range<Int>) -> Bool {
    var digits = 0
    for index in range {
      let byte = document.storage[index]
      if byte.isDigit || byte >= 0xD9 { digits += 1 }
      if digits >= 3 { return true }
    }
    return false
  }

  /// The first date that a script's data give under a name such as `publishedAt`.
  func inScripts(_ parser: inout DateParser) -> Sourced<ArticleDate>? {
    for index in document.nodes.indices where document.nodes[index].isHTML(.script) {
      for child in document.children(of: index) where document.nodes[child].kind == .text {
        if let date = ScriptDates.first(in: document.storage, document.nodes[child].range, &parser) {
          return Sourced(date, from: .jsonld)
        }
      }
    }
    return nil
  }

  /// The first date in text outside of asides.
  func firstInText(_ parser: inout DateParser) -> Found? { first(&parser, inAsides: false) { _ in true } }

  /// Every date in text, also in asides.
  func everyInText(_ parser: inout DateParser) -> [Found] {
    var every: [Found] = []
    _ = first(&parser, inAsides: true) { found in
      every.append(found)
      return false
    }
    return every
  }

  /// The first date in text that passes a test.
  private func first(
    _ parser: inout DateParser, inAsides: Bool, where test: (Found) -> Bool
  ) -> Found? {
    var index = 0
    var looked = 0
    var aside = 0
    while index < document.nodes.count, looked < 1500 {
      while aside < scan.asides.count, scan.asides[aside].node < index { aside += 1 }
      if !inAsides, aside < scan.asides.count, scan.asides[aside].node == index,
        scan.isAside(aside, headline: headline)
      {
        index = scan.asides[aside].end
        continue
      }
      let node = document.nodes[index]
      if node.kind == .content || (node.kind == .element && [.head, .script, .style, .select].contains(node.tag)) {
        index = node.end
        continue
      }
      if node.kind == .text {
        looked += 1
        if let date = textDate(node, index, &parser), test(date) { return date }
      }
      index += 1
    }
    return nil
  }

  /// How near a node is to the headline.
  private func nearness(_ node: Int) -> Int {
    guard let headline else { return 0 }
    let distance = node - headline
    if distance >= 0 { return distance < 30 ? 6 : distance < 60 ? 5 : distance < 200 ? 3 : 0 }
    return distance > -12 ? 6 : distance > -30 ? 4 : distance > -80 ? 2 : 0
  }
}
