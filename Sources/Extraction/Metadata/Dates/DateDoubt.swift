import Envelope

/// Says when the day that a page shows counts instead of the one that it states for machines.
///
/// What stands near the headline may be anything's date: a post's, a picture's, a timeline's. So the shown day counts only
/// where it is the stated moment in another zone, or where something else speaks against the statement.
struct DateDoubt {
  /// The stated dates of publication and creation.
  let stated: [Sourced<ArticleDate>]
  /// The stated dates of changes.
  let changed: [Sourced<ArticleDate>]

  /// A shown date counts against the statement of a weak source, or a doubtful one, from this score on.
  private static let nearHeadline = 7
  private static let nearHeadlineOfWeak = 4

  /// The date that the page shows, where it counts instead of the stated one.
  func seenInstead(
    of date: Sourced<ArticleDate>, _ visible: VisibleDates, _ inAddress: Sourced<ArticleDate>?
  ) -> Sourced<ArticleDate>? {
    guard date.source != .text, date.source != .url, date.source != .title else { return nil }
    let isZoned = (date.value.offsetMinutes ?? 0) != 0
    if let inAddress, !isZoned, inAddress.value.isSameMoment(as: date.value) { return inAddress }
    if let inAddress, inAddress.value.day == date.value.day { return nil }
    guard let seen = visible.published, seen.date.day != date.value.day, !seen.date.isMirrored(date.value) else {
      return nil
    }
    // Machines are mostly told in UTC; if they were told in a zone, a day that stands elsewhere is another thing's.
    if seen.date.isSameMoment(as: date.value), !isZoned || seen.score >= 4 { return DateChoice.sourced(seen) }
    let isSeenToo = visible.found.contains {
      $0.date.day == date.value.day && $0.label != .modified && $0.score + 1 >= seen.score
    }
    // The day of a change, too, may be shown in another zone than it is stated in.
    let isChange = changed.contains { isNear($0.value, seen.date) }
    if isWeak(date.source), isNear(seen.date, date.value) { return DateChoice.sourced(seen) }
    guard seen.isNamed, !isSeenToo else { return nil }
    if isWeak(date.source) {
      return seen.score >= Self.nearHeadlineOfWeak && !isChange ? DateChoice.sourced(seen) : nil
    }
    guard seen.score >= Self.nearHeadline else { return nil }
    // Two sources that agree are not in doubt.
    guard Set(stated.lazy.filter { $0.value.day == date.value.day }.map(\.source)).count < 2 else { return nil }
    let confirming = stated.filter { $0.value.day == seen.date.day }
    let isConfirmed = isChange ? confirming.contains { !isWeak($0.source) } : !confirming.isEmpty
    return isConfirmed || !isChange && isBuildTime(date.value, seen.date) ? DateChoice.sourced(seen) : nil
  }

  /// Whether a source often says something else than when the article was published.
  private func isWeak(_ source: MetadataSource) -> Bool { source == .dublinCore || source == .meta }

  /// Whether a stated date is when the page was made: it is also stated as that of the last change, and readers see an
  /// earlier one.
  private func isBuildTime(_ date: ArticleDate, _ seen: ArticleDate) -> Bool {
    seen.day < date.day && changed.contains { $0.value.day == date.day }
  }

  private func isNear(_ a: ArticleDate, _ b: ArticleDate) -> Bool {
    abs(a.day.daysSinceEpoch - b.day.daysSinceEpoch) <= 1
  }
}

extension ArticleDate {
  /// Whether a shown date can be a stated one, in another zone, on the day before or after: its day has that moment
  /// somewhere from Honolulu to Auckland. Where the stated one has a zone of its own and the shown one a time, they differ
  /// by what zones differ by.
  fileprivate func isSameMoment(as stated: ArticleDate) -> Bool {
    guard abs(day.daysSinceEpoch - stated.day.daysSinceEpoch) == 1 else { return false }
    guard let statedSecond = stated.secondOfDay else { return secondOfDay == nil }
    let moment = stated.day.daysSinceEpoch * 86_400 + statedSecond - (stated.offsetMinutes ?? 0) * 60
    let midnight = day.daysSinceEpoch * 86_400
    if let secondOfDay, stated.offsetMinutes ?? 0 != 0 {
      let difference = (midnight + secondOfDay) / 60 - moment / 60
      // Quarters of an hour, give or take two minutes.
      let rest = ((difference % 15) + 15) % 15
      return (-12 * 60...14 * 60).contains(difference) && (rest <= 2 || rest >= 13)
    }
    return moment >= midnight - 13 * 3600 && moment < midnight + (24 + 10) * 3600
  }
}
