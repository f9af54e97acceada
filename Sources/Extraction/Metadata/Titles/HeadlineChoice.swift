import HTML

/// Chooses the headline among what JSON-LD, meta elements, headings and the title element give.
///
/// What readers see at the top, the h1, wins where another source agrees with it: the others are often shortened,
/// written for search engines, or left over from a first version. Without agreement the order is JSON-LD, OpenGraph and
/// its kind, a single h1, the title element, any other heading.
///
/// What stands before the headline in its heading, and in no other source, is the kicker.
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

    /// Longer headings are something else. Bytes, parts.
    private static let longest = 2000
    private static let mostParts = 40

    /// Makes a heading from its parts.
    init(place: Place, parts: [[UInt8]], isAside: Bool, isH1: Bool) {
      self.place = place
      self.parts = Array(parts.prefix(Self.mostParts))
      self.isAside = isAside
      self.isH1 = isH1
      text = []
      for part in self.parts where text.count < Self.longest {
        // A mark in an element of its own belongs to the word before it.
        if !text.isEmpty, part.first != UInt8(ascii: ":"), part.first != UInt8(ascii: ",") { text.append(32) }
        text.append(contentsOf: part)
      }
    }
  }

  /// The headline, without the site's name and the kicker.
  private(set) var headline: Sourced<[UInt8]>?
  /// The words over the headline that say what it is about.
  private(set) var kicker: [UInt8]?
  /// Whether a heading and another source say the same.
  private(set) var isCertain = false
  /// The heading that shows it.
  private(set) var place: Place?
  /// All headlines that any source gives, as written and without the site's name.
  private(set) var all: [[UInt8]] = []

  /// Makes the choice.
  init(_ statements: [HeadlineStatement], headings: [Heading], site: SiteName) {
    let keys = statements.map(\.key)
    let tails = statements.compactMap { $0.cut?.key }
    var shown: Heading?
    var best = 0
    for heading in headings {
      let key = ComparisonKey.of(heading.text)
      guard key.count >= 4 else { continue }
      // An h2 or h3 must say the same as another source; an h1 need only not contradict.
      var agreement = keys.contains(key) ? 3 : 0
      if agreement == 0, !heading.isAside, tails.contains(key) { agreement = 2 }
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
      take(shown, statements, site)
    } else if let first = statements.first, first.source != .title {
      headline = Sourced(first.text, from: first.source)
    } else if ones.count == 1 {
      take(ones[0], [], site)
    } else if let first = statements.first {
      headline = Sourced(first.text, from: first.source)
    } else if let first = ones.first ?? headings.first(where: { Self.mayBeHeadline($0, site) }) {
      take(first, [], site)
    }
    if let value = headline?.value { headline?.value = Self.withoutLabel(value) }
    for text in [headline?.value ?? [], shown?.text ?? []] + statements.map(\.text) + statements.map(\.raw)
    where !text.isEmpty && !all.contains(text) {
      all.append(text)
    }
  }

  /// Whether any heading may be the headline where nothing else is said: three words, beside no aside.
  private static func mayBeHeadline(_ heading: Heading, _ site: SiteName) -> Bool {
    !heading.isAside && heading.text.count(where: { $0 == 32 }) >= 2 && heading.text.count <= 300
      && !site.matches(heading.text)
  }

  /// Takes the headline from a heading: a run of its parts that another source states, else all of it but labels at the
  /// start.
  private mutating func take(_ heading: Heading, _ statements: [HeadlineStatement], _ site: SiteName) {
    place = heading.place
    let stripped = site.stripped(heading.text)
    headline = Sourced(stripped, from: .heading)
    let whole = ComparisonKey.of(stripped)
    // What other sites are told often leaves the kicker out, which the window's title has.
    let own = statements.filter { $0.source == .openGraph }.map(\.key)
    let isTitled = statements.allSatisfy { $0.source != .title || $0.key == whole }
    if isTitled, !own.contains(whole), let cut = KickerCut.all(of: stripped).first(where: { own.contains($0.key) }) {
      headline?.value = cut.headline
      kicker = site.matches(cut.kicker) ? nil : cut.kicker
      return
    }
    if let cut = statements.lazy.compactMap(\.cut).first(where: { $0.key == whole }) {
      kicker = site.matches(cut.kicker) ? nil : cut.kicker
    }
    // A heading that is marked up as the headline says nothing new.
    let others = statements.filter { $0.source != .microdata && $0.source != .rdfa }.map(\.key)
    if others.contains(whole) || others.isEmpty { return }
    let tails = statements.compactMap { $0.cut?.key }
    if let run = Self.run(of: heading, whole, others + tails) {
      headline?.value = run.headline
      if !run.before.isEmpty, !site.matches(run.before) { kicker = run.before }
    } else if heading.parts.count > 1, heading.parts[0].count <= 20,
      heading.parts[0].count(where: \.isDigit) * 3 >= heading.parts[0].count
    {
      // A date of its own before the headline.
      headline?.value = Array(heading.parts.dropFirst().joined(separator: [32]))
    }
  }

  /// The run of a heading's parts that another source states, and the few words that stand before it.
  private static func run(
    of heading: Heading, _ whole: [UInt8], _ stated: [[UInt8]]
  ) -> (headline: [UInt8], before: [UInt8])? {
    let parts = heading.parts.flatMap { part in
      TitleSegments(part).ranges.map { (text: Array(part[$0]), isWhole: $0.count == part.count) }
    }
    guard parts.count > 1, parts.count <= 8 else { return nil }
    // A mark between two parts belongs to neither.
    let isMark = parts.map { ComparisonKey.of($0.text).isEmpty }
    for length in stride(from: parts.count - 1, through: 1, by: -1) {
      for start in 0...(parts.count - length) where !isMark[start] && !isMark[start + length - 1] {
        let run = Array(parts[start..<start + length].map(\.text).joined(separator: [32]))
        let key = ComparisonKey.of(run)
        guard key.count >= 10, key.count * 3 >= whole.count, stated.contains(key) else { continue }
        let end = isMark[..<start].lastIndex(of: false).map { $0 + 1 } ?? 0
        var before = Array(parts[..<end].map(\.text).joined(separator: [32]))
        while let last = before.last, last == 32 || last == UInt8(ascii: ":") || last == UInt8(ascii: "-") {
          before.removeLast()
        }
        if before.count > 80 || start + length < parts.count { before = [] }
        if parts[start..<start + length].allSatisfy(\.isWhole) { return (run, before) }
        // Cut at separators: these stay as they are written within the run.
        if let range = heading.text.firstRange(of: parts[start].text),
          let last = heading.text[range.lowerBound...].firstRange(of: parts[start + length - 1].text)
        {
          return (Array(heading.text[range.lowerBound..<last.upperBound]), before)
        }
      }
    }
    return nil
  }

  private static let labels = [
    "watch", "video", "videos", "photos", "pictures", "audio", "listen", "gallery", "update",
  ]
  .map { Array($0.utf8) }

  /// A headline without the label in square brackets that says what else is on the page: "[Watch]", "[VIDEO]".
  private static func withoutLabel(_ headline: [UInt8]) -> [UInt8] {
    guard headline.last == UInt8(ascii: "]"), let open = headline.lastIndex(of: UInt8(ascii: "[")), open > 12 else {
      return headline
    }
    let label = headline[(open + 1)..<(headline.count - 1)].map(\.lowered)
    guard labels.contains(label) else { return headline }
    return Array(headline[..<(headline[..<open].lastIndex { $0 != 32 }.map { $0 + 1 } ?? open)])
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
