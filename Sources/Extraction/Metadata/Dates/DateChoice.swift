import Envelope

/// Chooses the dates of publication and of the last change among what the sources of a page give.
///
/// The order for publication: JSON-LD and microdata, meta elements, the address, dates at the headline, creation dates,
/// dates in text. Where readers see another day near the headline, that one wins (``seenInstead(of:visible:)``). Where a
/// later source gives the same day with a time or a zone that the chosen one lacks, the time is taken from it.
struct DateChoice {
  /// When the article was first published.
  private(set) var published: Sourced<ArticleDate>?
  /// When it was last changed; nil unless later than the publication.
  private(set) var modified: Sourced<ArticleDate>?

  /// Makes the choice.
  init(_ candidates: MetadataCandidates, visible: VisibleDates, address: PageAddress?, parser: inout DateParser) {
    let stated = Self.dates(candidates.of(.published, by: Self.order), &parser)
    let created = Self.dates(candidates.of(.created, by: Self.order), &parser)
    let changed = Self.dates(candidates.of(.modified, by: Self.order), &parser)
    let inAddress = address.flatMap { URLDate.find(in: $0.path, parser: parser) }.map { Sourced($0, from: .url) }
    let seen = visible.published.map(Self.sourced)
    let seenChanged = visible.modified.map(Self.sourced)

    let isChangeNearer = (visible.modified?.score ?? 0) > (visible.published?.score ?? 0) + 1
    published = Self.first(stated, changed) ?? inAddress ?? (isChangeNearer ? seenChanged : seen)
    published = published ?? created.first ?? seenChanged ?? changed.first
    if published == nil { published = visible.firstInText(&parser).map(Self.sourced) }
    if published == nil {
      // What remains: a labelled date in an aside, a script's, "last edited" below the page, the only day in asides.
      let every = visible.everyInText(&parser)
      let change = every.first { $0.label == .modified }
      let only = every.allSatisfy { $0.date.day == every[0].date.day } ? every.first : nil
      published =
        every.first { $0.label == .published }.map(Self.sourced) ?? visible.inScripts(&parser)
        ?? (change ?? only).map(Self.sourced)
    }
    if let date = published, let better = Self.seenInstead(of: date, visible, inAddress, changed) { published = better }
    if var date = published {
      for other in stated + [seen, created.first].compactMap({ $0 })
      where other.value.day == date.value.day && other.value.precision.rank > date.value.precision.rank {
        date.value = other.value
      }
      published = date
    }
    guard let published else { return }
    for date in changed + [seenChanged].compactMap({ $0 }) where date.value.isLater(than: published.value) {
      if modified == nil { modified = date }
    }
  }

  private static let order: [MetadataSource] = [
    .jsonld, .microdata, .rdfa, .openGraph, .parsely, .sailthru, .dublinCore, .meta,
  ]

  /// The stated date of the first source. One that is also stated as the day of a change gives way to an earlier one of
  /// another source: some systems overwrite what they say in one place, and not in the other.
  private static func first(
    _ stated: [Sourced<ArticleDate>], _ changed: [Sourced<ArticleDate>]
  ) -> Sourced<ArticleDate>? {
    guard let first = stated.first, changed.contains(where: { $0.value.day == first.value.day }) else {
      return stated.first
    }
    return stated.first { $0.value.day < first.value.day && $0.source != .dublinCore && $0.source != .meta } ?? first
  }

  private static func sourced(_ found: VisibleDates.Found) -> Sourced<ArticleDate> {
    Sourced(found.date, from: found.isMachine ? .time : .text)
  }

  /// The date that the page shows instead of the one it states for machines.
  ///
  /// A day next to the stated one is the same moment in the page's own zone, which machines were told in UTC, unless
  /// no zone has that day at that moment, or machines were told in a zone and the day is not near the headline. A day
  /// farther away is believed only right at the headline, and never if the page states it as that of a change, or shows
  /// the stated one there, too.
  private static func seenInstead(
    of date: Sourced<ArticleDate>, _ visible: VisibleDates, _ inAddress: Sourced<ArticleDate>?,
    _ changed: [Sourced<ArticleDate>]
  ) -> Sourced<ArticleDate>? {
    guard date.source != .text, date.source != .url else { return nil }
    func isNextDay(_ other: ArticleDate) -> Bool {
      abs(other.day.daysSinceEpoch - date.value.day.daysSinceEpoch) == 1 && date.value.canFall(on: other.day)
    }
    guard let seen = visible.published, seen.date.day != date.value.day, !seen.date.isMirrored(date.value) else {
      if visible.published == nil, let inAddress, isNextDay(inAddress.value) { return inAddress }
      return nil
    }
    let isZoned = (date.value.offsetMinutes ?? 0) != 0
    if isNextDay(seen.date), !isZoned || seen.score >= 4 { return sourced(seen) }
    let isSeenToo = visible.found.contains {
      $0.date.day == date.value.day && $0.label != .modified && $0.score + 1 >= seen.score
    }
    if isSeenToo { return nil }
    let isWeak = date.source == .dublinCore || date.source == .meta
    // The day of a change, too, may be shown in another zone than it is stated in.
    let isChange = changed.contains { abs($0.value.day.daysSinceEpoch - seen.date.day.daysSinceEpoch) <= 1 }
    return seen.isNamed && seen.score >= (isWeak ? 4 : 7) && !isChange ? sourced(seen) : nil
  }

  private static func dates(_ candidates: [MetadataCandidate], _ parser: inout DateParser) -> [Sourced<ArticleDate>] {
    var dates: [Sourced<ArticleDate>] = []
    for candidate in candidates {
      if let date = parser.machineDate(candidate.value, 0..<candidate.value.count) {
        dates.append(Sourced(date, from: candidate.source))
      }
    }
    return dates
  }
}

extension ArticleDate {
  /// Whether the moment can fall on a day somewhere: zones reach from 12 hours behind UTC to 14 before it.
  fileprivate func canFall(on day: CivilDate) -> Bool {
    guard precision != .day else { return true }
    let hours = Int(timestamp.milliseconds / 3_600_000) - day.daysSinceEpoch * 24
    return hours >= -14 && hours < 24 + 12
  }
}

extension DatePrecision {
  /// How much a precision tells: 0 for the day.
  fileprivate var rank: Int {
    switch self {
    case .day: 0
    case .minute: 1
    case .second: 2
    }
  }
}
