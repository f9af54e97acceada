/// Knows a page's site by its names, and takes them off titles.
struct SiteName {
  /// Compact comparison keys of every name of the site: og:site_name, publisher, the labels of its domain.
  private(set) var keys: Set<[UInt8]> = []
  /// The label that was registered: `example` of `www.example.co.uk`.
  private var label: [UInt8] = []

  /// Makes the names that an address gives.
  init(registrableDomain: String) {
    label = ComparisonKey.compact(registrableDomain.utf8.prefix { $0 != UInt8(ascii: ".") })
    keys = [label, ComparisonKey.compact(registrableDomain.utf8)]
    keys.remove([])
  }

  /// Adds a name that the page gives the site.
  mutating func add(_ name: [UInt8]) {
    let key = ComparisonKey.compact(name)
    if key.count >= 2 { keys.insert(key) }
  }

  /// Whether a text is a name of the site, alone or with a word such as "News" or "Online".
  func matches(_ text: some Collection<UInt8>) -> Bool {
    let key = ComparisonKey.compact(text)
    guard !key.isEmpty else { return false }
    if keys.contains(key) { return true }
    guard key.count >= 4 else { return false }
    for name in keys where name.count >= 4 {
      // "The Example", "Example News", "Example.com - the latest": the shorter is most of the longer.
      let (shorter, longer) = name.count < key.count ? (name, key) : (key, name)
      if shorter.count * 2 >= longer.count,
        longer.starts(with: shorter) || longer.reversed().starts(with: shorter.reversed())
      {
        return true
      }
    }
    // "San Francisco Chronicle" at sfchronicle.com: the domain is made of its initials and words.
    return label.count >= 2 && isAbbreviation(label, of: text)
  }

  /// A title without the site's name at its end or its start, and without parts that follow the site's name.
  func stripped(_ title: [UInt8]) -> [UInt8] {
    let segments = TitleSegments(title).ranges
    guard segments.count > 1 else { return title }
    var first = 0
    var last = segments.count - 1
    // The last part that is the site's name ends the headline where it begins.
    if let site = (1...last).first(where: { matches(title[segments[$0]]) }) {
      last = site - 1
    } else if matches(title[segments[0]]) {
      first = 1
    }
    return Array(title[segments[first].lowerBound..<segments[last].upperBound])
  }

  /// Whether the label is made of beginnings of the words of a text, in order: "nyt", "sfchronicle", "smh".
  private func isAbbreviation(_ label: [UInt8], of text: some Collection<UInt8>) -> Bool {
    let words = ComparisonKey.of(text).split(separator: 32)
    guard words.count >= 2, words.count <= 7 else { return false }
    for skipped in 0...1 where skipped < words.count - 1 {
      let used = words.dropFirst(skipped)
      if skipped == 1, !words[0].elementsEqual("the".utf8) { continue }
      if used.compactMap(\.first).elementsEqual(label) { return true }
      // Initials, then a whole word.
      let initials = used.dropLast().compactMap(\.first)
      if let last = used.last, initials.count + last.count == label.count, label.starts(with: initials),
        label.dropFirst(initials.count).elementsEqual(last)
      {
        return true
      }
    }
    return false
  }
}
