import Envelope
import HTML

/// The dates that readers see, each with how much its place speaks for being the article's date of publication.
struct VisibleDates {
  /// One date at its place.
  struct Found {
    var date: ArticleDate
    /// The block that shows it.
    var block: Int
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

  private let blocks: Blocks
  private let places: Places
  private let headline: Place?
  private let clocks: [Place]

  /// Looks at the places of dates, and at the text near the headline.
  init(_ blocks: Blocks, headline: Place?, parser: inout DateParser) {
    self.blocks = blocks
    places = blocks.places
    self.headline = headline
    clocks = Array(places.all(.clock).prefix(VisibleDates.mostClocks))
    var looked = 0
    for place in places.list where place.kind == .date && !places.isAside(place.region, headline: headline) {
      look(at: place, &parser)
      looked += 1
      if looked >= 60 { break }
    }
    if let headline, published.map({ $0.score < 8 }) ?? true { lookAround(headline, &parser) }
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

  /// Whether a block belongs to a quotation or a picture: a post that the article shows, a caption.
  private func isInsert(_ block: Int) -> Bool {
    guard block < blocks.list.count else { return false }
    let within = blocks.element(of: blocks.list[block]).within
    if let headline, Int(headline.block) < blocks.list.count,
      !blocks.element(of: blocks.list[Int(headline.block)]).within.isDisjoint(with: [.quote, .figure])
    {
      return false
    }
    return !within.isDisjoint(with: [.quote, .figure])
  }

  private mutating func look(at place: Place, _ parser: inout DateParser) {
    if isInsert(Int(place.block)) { return }
    var date: ArticleDate?
    for (range, counts) in [
      (place.datetime, true), (place.title, place.tag == .abbr || place.tag == .span), (place.content, true),
    ] where date == nil && counts && !range.isEmpty {
      date = parser.machineDate(places.storage, range.range)
    }
    var isMachine = date != nil
    let line = blocks.lines(of: place.text.range, limit: 160)
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
    guard let date, parser.isCredible(date), !isClock(place.text.range.lowerBound) else { return }
    let label =
      DateLabels.meaning(line) ?? labelBefore(place.text.range.lowerBound)
      ?? (place.hints.contains(.modified) ? .modified : nil)
    if label == .published { score += 4 }
    if place.hints.contains(.published) { score += 2 }
    if isMachine { score += 2 }
    if place.tag == .time { score += 1 }
    score += nearness(Int(place.block))
    let seen = Found(
      date: date, block: Int(place.block), score: score, isMachine: isMachine, label: label, isNamed: true, line: line)
    found.append(seen)
    addOthers(after: seen, matches)
  }

  /// The dates after the first one of a line that say what they are: "Updated: 3 March | Published: 2 March".
  private mutating func addOthers(after first: Found, _ matches: [(date: ArticleDate, range: Range<Int>)]) {
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

  /// What the short text before an offset says of the date there: "Updated:" in an element of its own.
  private func labelBefore(_ offset: Int) -> DateLabels.Meaning? {
    guard let part = blocks.part(before: offset), part.count <= 60,
      !blocks.text[part].contains(where: \.isDigit)
    else { return nil }
    return DateLabels.meaning(blocks.text[part])
  }

  /// Pages with more elements that show today's day have this many.
  private static let mostClocks = 60

  /// How many parts of text after and before the headline are looked at.
  private static let partsAfter = 60
  private static let partsBefore = 16

  /// Text around the headline, without a class that names it.
  private mutating func lookAround(_ headline: Place, _ parser: inout DateParser) {
    var looked = 0
    var index = blocks.block(at: headline.text.range.upperBound)
    while index < blocks.list.count, looked < VisibleDates.partsAfter {
      for part in blocks.parts(of: blocks.list[index].text) where part.lowerBound >= headline.text.range.upperBound {
        if looked >= VisibleDates.partsAfter { break }
        looked += part.count > 2 ? 1 : 0
        addText(part, index, &parser)
      }
      index += 1
    }
    index = min(blocks.list.count, Int(headline.block)) - 1
    looked = 0
    while index >= 0, looked < VisibleDates.partsBefore {
      for part in blocks.parts(of: blocks.list[index].text).reversed() {
        if looked >= VisibleDates.partsBefore { break }
        looked += part.count > 2 ? 1 : 0
        addText(part, index, &parser)
      }
      index -= 1
    }
  }

  private mutating func addText(_ part: Range<Int>, _ block: Int, _ parser: inout DateParser) {
    guard !isInsert(block), let date = textDate(part, block, &parser) else { return }
    found.append(date)
    addOthers(after: date, parser.all(in: date.line, date.line.indices))
  }

  /// Whether an element shows the day on which the page is read.
  private func isClock(_ offset: Int) -> Bool { clocks.contains { $0.text.range.contains(offset) } }

  private func textDate(_ range: Range<Int>, _ block: Int, _ parser: inout DateParser) -> Found? {
    guard range.count >= 6 else { return nil }
    let text = blocks.text
    // Only a dateline can date a longer text.
    let head = range.prefix(range.count > 240 ? 100 : 240)
    guard hasDigits(head), let match = parser.first(in: text, head), !isClock(range.lowerBound) else { return nil }
    let rest = range.count - match.range.count
    let label = DateLabels.meaning(text[range]) ?? labelBefore(range.lowerBound)
    if rest > 80 || (label == nil && TextDates.isSentence(text, range, around: match.range)) {
      // A date within a sentence is what the sentence is about, but for one in a dateline before it.
      guard TextDates.isDateline(text, range, match.range) else { return nil }
      return Found(
        date: match.date, block: block, score: min(2, nearness(block)), isMachine: false, label: nil, isNamed: false,
        line: Array(text[range.lowerBound..<match.range.upperBound]))
    }
    var score = 1 + nearness(block)
    if rest <= 30 { score += 1 }
    if label == .published { score += 4 }
    return Found(
      date: match.date, block: block, score: score, isMachine: false, label: label,
      isNamed: label == .published || (rest <= 4 && nearness(block) >= 6), line: Array(text[range]))
  }

  /// Whether a text has as many digits as any date: three of ASCII, or of another script.
  private func hasDigits(_ range: Range<Int>) -> Bool {
    var digits = 0
    for index in range {
      let byte = blocks.text[index]
      if byte.isDigit || byte >= 0xD9 { digits += 1 }
      if digits >= 3 { return true }
    }
    return false
  }

  /// The only day that time elements give for machines, wherever they stand.
  func onlyMachineDate(_ parser: inout DateParser) -> Sourced<ArticleDate>? {
    var only: ArticleDate?
    for place in places.list.prefix(400) where place.kind == .date && !place.datetime.isEmpty {
      guard let date = parser.machineDate(places.storage, place.datetime.range), parser.isCredible(date) else {
        continue
      }
      if let only, only.day != date.day { return nil }
      only = only ?? date
    }
    return only.map { Sourced($0, from: .time) }
  }

  /// The first date that a script's data give under a name such as `publishedAt`.
  func inScripts(_ parser: inout DateParser) -> Sourced<ArticleDate>? {
    for script in places.scripts.prefix(200) {
      if let date = ScriptDates.first(in: places.storage, script.text.range, &parser) {
        return Sourced(date, from: .jsonld)
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

  /// So many parts of a page's text are looked at.
  private static let mostParts = 1500

  /// The first date in text that passes a test.
  private func first(
    _ parser: inout DateParser, inAsides: Bool, where test: (Found) -> Bool
  ) -> Found? {
    var looked = 0
    for (index, block) in blocks.list.enumerated() where looked < VisibleDates.mostParts {
      if !inAsides, places.isAside(blocks.element(of: block).region, headline: headline) { continue }
      for part in blocks.parts(of: block.text) {
        looked += 1
        if looked > VisibleDates.mostParts { break }
        if let date = textDate(part, index, &parser), test(date) { return date }
      }
    }
    return nil
  }

  /// How near a block is to the headline.
  private func nearness(_ block: Int) -> Int {
    guard let headline else { return 0 }
    let distance = block - Int(headline.block)
    if distance >= 0 { return distance <= 4 ? 6 : distance <= 9 ? 5 : distance <= 25 ? 3 : 0 }
    return distance >= -1 ? 6 : distance >= -4 ? 4 : distance >= -12 ? 2 : 0
  }
}
