import Envelope

/// Chooses the dates of publication and of the last change among what the sources of a page give.
///
/// The order for publication: JSON-LD and microdata, meta elements, dates at the headline, the address, creation dates.
/// Where a later source gives the same day with a time or a zone that the chosen one lacks, the time is taken from it.
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
    let seen = visible.published.map { Sourced($0.date, from: $0.isMachine ? MetadataSource.time : .text) }
    let seenChanged = visible.modified.map { Sourced($0.date, from: $0.isMachine ? MetadataSource.time : .text) }

    published = stated.first ?? inAddress ?? seen ?? created.first ?? seenChanged ?? changed.first
    if var date = published {
      for other in stated + [seen, created.first].compactMap({ $0 })
      where other.value.day == date.value.day && other.value.precision.rank > date.value.precision.rank {
        date.value = other.value
      }
      published = date
    }
    guard let published else { return }
    for date in changed + [seenChanged].compactMap({ $0 }) where Self.isLater(date.value, than: published.value) {
      if modified == nil { modified = date }
    }
  }

  private static let order: [MetadataSource] = [
    .jsonld, .microdata, .rdfa, .openGraph, .parsely, .sailthru, .dublinCore, .meta,
  ]

  private static func dates(_ candidates: [MetadataCandidate], _ parser: inout DateParser) -> [Sourced<ArticleDate>] {
    var dates: [Sourced<ArticleDate>] = []
    for candidate in candidates {
      if let date = parser.machineDate(candidate.value, 0..<candidate.value.count) {
        dates.append(Sourced(date, from: candidate.source))
      }
    }
    return dates
  }

  private static func isLater(_ a: ArticleDate, than b: ArticleDate) -> Bool {
    if a.precision == .day || b.precision == .day { return a.day > b.day }
    return a.timestamp > b.timestamp
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
