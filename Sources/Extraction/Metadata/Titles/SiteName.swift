/// Knows a page's site by its names, and takes them off titles.
struct SiteName {
  /// Compact comparison keys of every name of the site: og:site_name, publisher, the labels of its domain.
  private(set) var keys: [[UInt8]] = []
  /// The names that the page gives the site, as written.
  private var names: [[UInt8]] = []
  /// The label that was registered: `example` of `www.example.co.uk`.
  private var label: [UInt8] = []

  /// Keys of the names that the page itself gives the site.
  private(set) var statedKeys: [[UInt8]] = []

  /// Makes the names that an address gives.
  init(registrableDomain: String) {
    let domain = Array(registrableDomain.utf8)
    let dot = domain.firstIndex(of: UInt8(ascii: ".")) ?? domain.count
    label = ComparisonKey.compact(domain[..<dot])
    keys = [ComparisonKey.compact(domain)]
    // A customer of a service for blogs calls the blog as it is called, and is its author.
    let suffix = WordHash.of(domain[dot...].dropFirst())
    if !PublicSuffixes.hosting.contains(suffix), !keys.contains(label) { keys.append(label) }
    keys.removeAll { $0.isEmpty }
  }

  /// Adds a name that the page gives the site.
  mutating func add(_ name: [UInt8]) {
    let key = ComparisonKey.compact(name)
    // A page with more names than this gives none.
    guard keys.count < 40, statedKeys.count < 40 else { return }
    if key.count >= 2, !keys.contains(key) {
      keys.append(key)
      names.append(name)
    }
    if !statedKeys.contains(key) { statedKeys.append(key) }
  }

  /// Whether a text is a name of the site, alone or with a word such as "News" or "Online".
  func matches(_ text: some Collection<UInt8>) -> Bool {
    let key = ComparisonKey.compact(text)
    guard !key.isEmpty else { return false }
    if keys.contains(key) { return true }
    guard key.count >= 4 else { return names.contains { isAbbreviation(key, of: $0) } }
    for name in keys where name.count >= 4 {
      // "The Example", "Example News", "Example.com - the latest": the shorter is most of the longer.
      let (shorter, longer) = name.count < key.count ? (name, key) : (key, name)
      if shorter.count * 2 >= longer.count,
        longer.starts(with: shorter) || longer.suffix(shorter.count).elementsEqual(shorter)
      {
        return true
      }
    }
    if key.count <= 6, names.contains(where: { isAbbreviation(key, of: $0) }) { return true }
    // "San Francisco Chronicle" at sfchronicle.com: the domain is made of its initials and words.
    return label.count >= 2 && isAbbreviation(label, of: text)
  }

  /// Whether a text begins with the site's acronym, as "CBC Arts" at cbc.ca.
  func opensAcronym(_ text: some Collection<UInt8>) -> Bool {
    let word = text.prefix { $0 != 32 }
    guard word.count >= 2, word.count < text.count, word.allSatisfy({ $0.isCapital || $0.isDigit }) else {
      return false
    }
    return word.map(\.lowered).elementsEqual(label)
  }

  /// Longer titles are left as they are. Bytes.
  private static let longestTitle = 1000

  /// A title without the site's name at its end or its start, and without parts that follow the site's name.
  func stripped(_ title: [UInt8]) -> [UInt8] {
    guard title.count <= Self.longestTitle else { return title }
    let segments = TitleSegments(title).ranges
    guard segments.count > 1 else { return title }
    var first = 0
    var last = segments.count - 1
    if Self.isDay(title[segments[last]]) { last -= 1 }
    guard last > 0 else { return Array(title[segments[0]]) }
    // The first part that is the site's name ends the headline where it begins.
    if let site = (1...last).first(where: { matches(title[segments[$0]]) }) {
      last = site - 1
    } else if matches(title[segments[0]]) {
      first = 1
    }
    // A short part behind a bar is a section or another name of the site; before one, a section.
    func words(_ index: Int) -> Int { Self.words(title[segments[index]]) }
    while last > first, words(last) <= 3, Self.isBar(title, segments[last - 1], segments[last]),
      Self.words(title[segments[first].lowerBound..<segments[last - 1].upperBound]) >= 4
    {
      last -= 1
    }
    if last == first + 1, words(first) <= 2, words(last) >= 4, Self.isBar(title, segments[first], segments[last]) {
      first = last
    }
    return Array(title[segments[first].lowerBound..<segments[last].upperBound])
  }

  /// Words of a text; of scripts without spaces two characters are a word.
  private static func words(_ text: ArraySlice<UInt8>) -> Int {
    text.count(where: { $0 == 32 }) + 1 + text.count(where: { (0xE3...0xE9).contains($0) }) / 2
  }

  /// Whether a part of a title is a day in numbers: "28.04.2026", "20260428".
  private static func isDay(_ part: ArraySlice<UInt8>) -> Bool {
    part.count <= 12 && part.count(where: \.isDigit) >= 6 && !part.contains { $0.isLetter || $0 >= 0x80 }
  }

  /// Whether a bar stands between two parts, or what titles in scripts without spaces have for one.
  private static func isBar(_ title: [UInt8], _ a: Range<Int>, _ b: Range<Int>) -> Bool {
    let mark = title[a.upperBound..<b.lowerBound]
    return mark.contains(UInt8(ascii: "|")) || mark.contains(UInt8(ascii: "_")) || mark.elementsEqual("--".utf8)
      || mark.elementsEqual("｜".utf8) || mark.elementsEqual("＿".utf8)
  }

  /// Whether the label is made of beginnings of the words of a text, in order: "nyt", "sfchronicle", "smh".
  private func isAbbreviation(_ label: [UInt8], of text: some Collection<UInt8>) -> Bool {
    guard text.count <= 60, label.count <= 24 else { return false }
    let key = ComparisonKey.of(text)
    let words = key.split(separator: 32)
    guard words.count >= 2, words.count <= 7 else { return false }
    if isMade(label, of: words[...]) { return true }
    return words.count > 2 && words[0].elementsEqual("the".utf8) && isMade(label, of: words.dropFirst())
  }

  /// Whether a label is made of the words' initials, or of those before the last word and that whole word.
  private func isMade(_ label: [UInt8], of words: ArraySlice<ArraySlice<UInt8>>) -> Bool {
    guard let last = words.last, label.count >= words.count else { return false }
    for (letter, word) in zip(label, words.dropLast()) where word.first != letter { return false }
    let rest = label.dropFirst(words.count - 1)
    return rest.elementsEqual(last) || rest.count == 1 && rest.first == last.first
  }
}
