import Envelope

/// Chooses the dates of publication and of the last change among what the sources of a page give.
///
/// The order for publication: JSON-LD and microdata, meta elements, the address, the title's end, dates at the headline,
/// creation dates, dates in text. A day that readers see replaces the stated one only where both are one moment in
/// different zones, or where the page gives reason to doubt the statement (``DateDoubt``). Where a later source gives the
/// same day with a time or a zone that the chosen one lacks, the time is taken from it.
struct DateChoice {
  /// When the article was first published.
  private(set) var published: Sourced<ArticleDate>?
  /// When it was last changed; nil unless later than the publication.
  private(set) var modified: Sourced<ArticleDate>?

  /// Makes the choice.
  ///
  /// - Parameter title: the page's title element; some end with the day.
  init(
    _ candidates: MetadataCandidates, visible: VisibleDates, address: PageAddress?, title: [UInt8],
    parser: inout DateParser
  ) {
    let stated = Self.dates(candidates.of(.published, by: Self.order), &parser)
    let created = Self.dates(candidates.of(.created, by: Self.order), &parser)
    let changed = Self.dates(candidates.of(.modified, by: Self.order), &parser)
    let inAddress = address.flatMap { URLDate.find(in: $0.path, parser: parser) }.map { Sourced($0, from: .url) }
    let inTitle = TitleDate.find(in: title, parser: &parser).map { Sourced($0, from: .title) }
    let seen = visible.published.map(Self.sourced)
    let seenChanged = visible.modified.map(Self.sourced)

    let isChangeNearer = (visible.modified?.score ?? 0) > (visible.published?.score ?? 0) + 1
    published = Self.first(stated, changed) ?? inAddress ?? inTitle ?? (isChangeNearer ? seenChanged : seen)
    published = published ?? created.first ?? seenChanged ?? changed.first
    if published == nil { published = visible.firstInText(&parser).map(Self.sourced) }
    if let date = published, date.source == .text, let month = address.flatMap({ URLDate.month(in: $0.path) }),
      date.value.day.year != month.year || date.value.day.month != month.month
    {
      // The address names the month: of all dates on the page one of that month is meant.
      let every = visible.found + visible.everyInText(&parser)
      let other = every.first { $0.date.day.year == month.year && $0.date.day.month == month.month }
      published = other.map(Self.sourced) ?? date
    }
    if published == nil {
      // What remains: a labelled date in an aside, a script's, "last edited" below the page, the only day in asides, the only
      // one for machines, one at the headline.
      let every = visible.everyInText(&parser)
      let change = every.first { $0.label == .modified }
      let only = every.allSatisfy { $0.date.day == every[0].date.day } ? every.first : nil
      let near = every.first { $0.score >= Self.atHeadline && $0.label == nil }
      published =
        every.first { $0.label == .published }.map(Self.sourced) ?? visible.inScripts(&parser)
        ?? (change ?? only).map(Self.sourced) ?? visible.onlyMachineDate(&parser) ?? near.map(Self.sourced)
    }
    if let date = published {
      let doubt = DateDoubt(stated: stated + created, changed: changed)
      if let better = doubt.seenInstead(of: date, visible, inAddress) { published = better }
    }
    if var date = published {
      for other in stated + [seen, created.first].compactMap({ $0 })
      where other.value.day == date.value.day && other.value.precision.rank > date.value.precision.rank {
        date.value = other.value
      }
      date.value = Self.zoned(date.value, by: stated + changed + created + [seen, seenChanged].compactMap { $0 })
      published = date
    }
    guard let published else { return }
    for date in changed + [seenChanged].compactMap({ $0 }) where date.value.isLater(than: published.value) {
      if modified == nil { modified = date }
    }
  }

  /// The score of a date in text right at the headline.
  private static let atHeadline = 7

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

  /// A date whose time lacks a zone, in the one zone that the page's other times of these weeks are in: before and after
  /// the clocks are put forward or back it has another.
  private static func zoned(_ date: ArticleDate, by others: [Sourced<ArticleDate>]) -> ArticleDate {
    guard date.secondOfDay != nil, date.offsetMinutes == nil else { return date }
    let offsets = Set(
      others.lazy.filter { abs($0.value.day.daysSinceEpoch - date.day.daysSinceEpoch) <= 14 }
        .compactMap(\.value.offsetMinutes))
    // Zero may stand for a zone that a machine did not know.
    guard let offset = offsets.first, offsets.count == 1, offset != 0 else { return date }
    var date = date
    date.offsetMinutes = offset
    return date
  }

  static func sourced(_ found: VisibleDates.Found) -> Sourced<ArticleDate> {
    Sourced(found.date, from: found.isMachine ? .time : .text)
  }

  private static func dates(_ candidates: [MetadataCandidate], _ parser: inout DateParser) -> [Sourced<ArticleDate>] {
    var dates: [Sourced<ArticleDate>] = []
    // A page with more dates than this has none of its own.
    for candidate in candidates.prefix(100) {
      if let date = parser.machineDate(candidate.value, 0..<candidate.value.count) {
        dates.append(Sourced(date, from: candidate.source))
      }
    }
    return dates
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
