import Envelope

/// Reads the metadata of an article from a page that was flattened to lines of text.
///
/// There is no markup to go by, so everything is looked for near the place where the body begins: the headline above it,
/// dates and bylines around both.
public struct TextMetadataReader {
  /// Lines above the body's first that may hold its headline.
  private static let reach = 15

  /// Makes a reader.
  public init() {}

  /// Reads a page's metadata.
  ///
  /// - Parameters:
  ///   - text: the page, UTF-8.
  ///   - lines: where its lines stand in `text`, in order, without the empty ones.
  ///   - bodyStart: the index of the line that the article's body begins with.
  ///   - language: the language of the body, a BCP 47 tag; empty if it is not known.
  ///   - url: the address that the page was fetched from.
  ///   - fetchedAt: when; no date later than a day after it is believed.
  public func read(
    _ text: [UInt8], lines: [Range<Int>], bodyStart: Int, language: String, url: String, fetchedAt: Timestamp
  ) -> Metadata {
    let address = PageAddress(url)
    let site = SiteName(registrableDomain: address?.domain ?? "")
    var metadata = Metadata()
    let bodyStart = max(0, min(bodyStart, lines.count))
    var dates = DateParser(
      language: Language2(tag: language.utf8),
      isMonthFirst: DayMonthOrder.isMonthFirst(languageTag: Array(language.utf8), domainSuffix: address?.suffix ?? ""),
      fetchedAt: fetchedAt)
    let parser = BylineParser(site: site, language: Language2(tag: language.utf8))
    let lineKinds = (0..<lines.count).map { index -> LineKind in
      guard index < bodyStart + 4, index >= bodyStart - Self.reach else { return LineKind() }
      return LineKind(text, lines[index], &dates, parser)
    }

    let titled = lines.first.flatMap { TitleLine(text, $0, site: site) }?
      .headline(text, lines, bodyStart: bodyStart)
    let nearest = headline(text, lines, lineKinds, bodyStart, site).map { PlainText.clean(text, lines[$0]) }
    if let line = titled ?? nearest {
      let headline = site.stripped(line)
      metadata.headline = Sourced(String(decoding: headline, as: UTF8.self), from: .text)
      metadata.hints.headlines = [String(decoding: headline, as: UTF8.self)]
    }
    if let address {
      metadata.publisher = Sourced(Publisher(domain: address.domain), from: .url)
      metadata.datePublished = URLDate.find(in: address.path, parser: dates).map { Sourced($0, from: .url) }
    }
    // Nearest to the body first, labelled ones before all.
    let order = lines.indices.filter { lineKinds[$0].isNear }.sorted { abs($0 - bodyStart) < abs($1 - bodyStart) }
    if let index = order.first(where: { lineKinds[$0].isPublished && lineKinds[$0].date != nil })
      ?? order.first(where: { lineKinds[$0].date != nil }),
      let date = lineKinds[index].date, metadata.datePublished == nil || metadata.datePublished?.value.day == date.day
    {
      metadata.datePublished = Sourced(date, from: .text)
      metadata.hints.dateLines = [String(decoding: text[lines[index]], as: UTF8.self)]
    }
    if let published = metadata.datePublished?.value,
      let date = order.lazy.compactMap({ lineKinds[$0].modified }).first, date.isLater(than: published)
    {
      metadata.dateModified = Sourced(date, from: .text)
    }
    if let index = order.first(where: { !lineKinds[$0].names.isEmpty }) {
      metadata.authors = Sourced(lineKinds[index].names.map { Author(name: $0) }, from: .text)
      metadata.hints.bylines = [String(decoding: text[lines[index]], as: UTF8.self)]
    }
    return metadata
  }

  /// What one line near the body says.
  private struct LineKind {
    var isNear = false
    /// The date of publication, or one that does not say what it is.
    var date: ArticleDate?
    /// Whether the line says that this is the date of publication.
    var isPublished = false
    /// The date of a change.
    var modified: ArticleDate?
    var names: [String] = []

    init() {}

    init(_ text: [UInt8], _ line: Range<Int>, _ dates: inout DateParser, _ parser: BylineParser) {
      isNear = true
      guard line.count <= 160 else { return }
      var start = line.lowerBound
      for match in dates.all(in: text, line) where line.count - match.range.count <= 80 {
        let label = DateLabels.meaning(text[start..<match.range.upperBound])
        start = match.range.upperBound
        switch label {
        case .modified: modified = modified ?? match.date
        case .published where !isPublished:
          date = match.date
          isPublished = true
        default:
          // A date within a sentence is what the sentence is about, but for one in a dateline before it.
          let isDating =
            !TextDates.isSentence(text, line, around: match.range) || TextDates.isDateline(text, line, match.range)
          if isDating { date = date ?? match.date }
        }
      }
      if let first = NameWord.first(text, line), first.isCapitalized, BylineWords.leads.contains(first.hash) {
        names = parser.names(in: text, line, from: .visible).filter { $0.contains(" ") || $0.utf8.count > 8 }
      }
    }
  }

  /// The line above the body that looks most like its headline.
  private func headline(
    _ text: [UInt8], _ lines: [Range<Int>], _ kinds: [LineKind], _ bodyStart: Int, _ site: SiteName
  ) -> Int? {
    var best: Int?
    var bestScore = 0
    for index in max(0, bodyStart - Self.reach)..<bodyStart {
      let line = lines[index]
      guard kinds[index].date == nil, kinds[index].modified == nil, kinds[index].names.isEmpty,
        !site.matches(text[line])
      else { continue }
      let score = Self.headlineScore(text, line) - (bodyStart - index) / 3
      // Of equal lines the one nearer to the body.
      if score > 0, score >= bestScore {
        bestScore = score
        best = index
      }
    }
    return best
  }

  /// How much a line looks like a headline: some words, no end of a sentence, not an error banner's exclamation.
  private static func headlineScore(_ text: [UInt8], _ line: Range<Int>) -> Int {
    var words: [UInt32] = []
    let measure = NameWord.cut(text, line.lowerBound..<min(line.upperBound, line.lowerBound + 400))
    words = measure.map(\.hash)
    let characters = text[line].count { $0 & 0xC0 != 0x80 }
    let isWide = line.count > characters * 2
    guard characters >= (isWide ? 6 : 14), characters <= 220, isWide || words.count >= 3 else { return 0 }
    var score = 6
    if (isWide ? 10...60 : 30...140).contains(characters) { score += 4 }
    switch text[line.upperBound - 1] {
    case UInt8(ascii: "."): score -= 4
    case UInt8(ascii: "!"): score -= 2
    case UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: ";"): score -= 5
    default: score += 1
    }
    // A sentence end within the line: two sentences are no headline.
    for index in line.dropLast(2) where text[index] == UInt8(ascii: "!") || text[index] == UInt8(ascii: "|") {
      score -= 2
    }
    return score
  }
}
