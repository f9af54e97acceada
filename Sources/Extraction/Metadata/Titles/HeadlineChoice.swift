import HTML

/// Chooses the headline among what JSON-LD, meta elements, headings and the title element give.
///
/// What readers see at the top, the h1, wins where another source agrees with it: the others are often shortened,
/// written for search engines, or left over from a first version. Without agreement the order is JSON-LD, OpenGraph and
/// its kind, a single h1, the title element.
struct HeadlineChoice {
  /// A heading that may show the headline.
  struct Heading {
    /// Its place.
    var place: Place
    /// The texts of its parts: a kicker or a label may stand before the headline.
    var parts: [[UInt8]]
    var isAside: Bool
    var isH1: Bool
    /// Its whole text.
    var text: [UInt8]

    /// Makes a heading from its parts.
    init(place: Place, parts: [[UInt8]], isAside: Bool, isH1: Bool) {
      self.place = place
      self.parts = parts
      self.isAside = isAside
      self.isH1 = isH1
      text = Array(parts.joined(separator: [32]))
    }
  }

  /// The headline, without the site's name.
  private(set) var headline: Sourced<[UInt8]>?
  /// Whether a heading and another source say the same.
  private(set) var isCertain = false
  /// The heading that shows it.
  private(set) var place: Place?
  /// All headlines that any source gives, as written and without the site's name.
  private(set) var all: [[UInt8]] = []

  /// Makes the choice.
  init(_ statements: [HeadlineStatement], headings: [Heading], site: SiteName) {
    let keys = statements.map(\.key)
    var shown: Heading?
    var best = 0
    for heading in headings {
      let key = ComparisonKey.of(heading.text)
      guard key.count >= 4 else { continue }
      // An h2 or h3 must say the same as another source; an h1 need only not contradict.
      var agreement = keys.contains(key) ? 3 : 0
      if agreement == 0 {
        guard heading.isH1, !site.matches(heading.text) else { continue }
        for other in keys { agreement = max(agreement, Self.agreement(key, other)) }
        guard agreement > 0 else { continue }
      }
      let score = agreement * 4 + (heading.isH1 ? 2 : 0) + (heading.isAside ? 0 : 1)
      if score > best {
        best = score
        shown = heading
      }
    }
    isCertain = best >= 8
    let ones =
      shown == nil
      ? headings.filter { $0.isH1 && !$0.isAside && $0.text.count >= 4 && !site.matches($0.text) } : []
    if ones.count == 1, ones[0].text.count(where: { $0 == 32 }) >= 3 || ones[0].text.count > 40 {
      shown = ones[0]
    }
    if let shown {
      headline = Sourced(Self.text(of: shown, keys, site), from: .heading)
      place = shown.place
    } else if let first = statements.first, first.source != .title {
      headline = Sourced(first.text, from: first.source)
    } else if ones.count == 1 {
      headline = Sourced(Self.text(of: ones[0], [], site), from: .heading)
      place = ones[0].place
    } else if let first = statements.first {
      headline = Sourced(first.text, from: first.source)
    } else if let first = ones.first {
      headline = Sourced(Self.text(of: first, [], site), from: .heading)
      place = first.place
    }
    for text in [headline?.value ?? []] + statements.map(\.text) + statements.map(\.raw)
    where !text.isEmpty && !all.contains(text) {
      all.append(text)
    }
  }

  /// The headline in a heading: a run of its parts that another source states, else all of it but labels at the start.
  private static func text(of heading: Heading, _ statements: [[UInt8]], _ site: SiteName) -> [UInt8] {
    let stripped = site.stripped(heading.text)
    let whole = ComparisonKey.of(stripped)
    if statements.contains(whole) { return stripped }
    let parts = heading.parts.flatMap { part in
      TitleSegments(part).ranges.map { (text: Array(part[$0]), isWhole: $0.count == part.count) }
    }
    guard parts.count > 1, parts.count <= 8 else { return stripped }
    for length in stride(from: parts.count - 1, through: 1, by: -1) {
      for start in 0...(parts.count - length) {
        let run = Array(parts[start..<start + length].map(\.text).joined(separator: [32]))
        let key = ComparisonKey.of(run)
        guard key.count >= 10, key.count * 3 >= whole.count, statements.contains(key) else { continue }
        if parts[start..<start + length].allSatisfy(\.isWhole) { return run }
        // Cut at separators: these stay as they are written within the run.
        if let range = heading.text.firstRange(of: parts[start].text),
          let end = heading.text[range.lowerBound...].firstRange(of: parts[start + length - 1].text)
        {
          return Array(heading.text[range.lowerBound..<end.upperBound])
        }
      }
    }
    // A date of its own before the headline.
    if heading.parts.count > 1, heading.parts[0].count <= 20,
      heading.parts[0].count(where: \.isDigit) * 3 >= heading.parts[0].count
    {
      return Array(heading.parts.dropFirst().joined(separator: [32]))
    }
    return stripped
  }

  /// How far two headlines agree, by their keys: 3 for the same, 2 where one begins with the other, 1 where most words of
  /// the shorter are in the longer, 0 for neither.
  static func agreement(_ a: [UInt8], _ b: [UInt8]) -> Int {
    if a == b { return 3 }
    let (shorter, longer) = a.count < b.count ? (a, b) : (b, a)
    guard shorter.count >= 8 else { return 0 }
    if longer.starts(with: shorter) { return shorter.count * 2 >= longer.count ? 2 : 1 }
    if longer.suffix(shorter.count).elementsEqual(shorter) { return shorter.count * 2 >= longer.count ? 2 : 0 }
    // No headline has more words than fit in so many bytes.
    let words = longer.prefix(1000).split(separator: 32)
    let parts = shorter.prefix(1000).split(separator: 32)
    let common = parts.count(where: { words.contains($0) })
    return common >= 2 && common * 3 >= parts.count * 2 ? 1 : 0
  }
}
