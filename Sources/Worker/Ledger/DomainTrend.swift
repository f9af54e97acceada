/// What is usual for one domain, and whether it still is so.
///
/// Pages are gathered into windows that are large enough to judge, however long that takes; a window is compared with
/// the ones before it, the older the less they count.
struct DomainTrend: Sendable {
  /// Pages by what matters here.
  struct Window: Sendable {
    var pages = 0.0
    var articles = 0.0
    var undated = 0.0

    var rejectedShare: Double { pages > 0 ? 1 - articles / pages : 0 }
    var undatedShare: Double { articles > 0 ? undated / articles : 0 }

    mutating func fold(_ other: Window, keeping share: Double) {
      pages = pages * share + other.pages
      articles = articles * share + other.articles
      undated = undated * share + other.undated
    }
  }

  /// Pages that make a window.
  private static let windowPages = 20.0
  /// Pages that must be known before anything is unusual.
  private static let knownPages = 40.0
  /// What older windows count, at each new one.
  private static let memory = 0.8
  /// How far a share must rise to be a jump.
  private static let rise = 0.25
  /// Standard deviations that chance is given: among a thousand domains it must not name one.
  private static let deviations = 5.0
  /// Articles, or pages, that must have been expected before their absence is noticed.
  private static let expected = 12.0
  /// Windows after which what was unusual is usual.
  private static let patience = 24

  private var usual = Window()
  private var recent = Window()
  /// The domain's share of all pages, usually.
  private var trafficShare = 0.0
  /// Pages that would usually have come since the last one came.
  private var missed = 0.0
  private var windowsAlarmed = 0
  /// What is unusual now, with what was counted.
  private(set) var alarms: [DomainAlarm.Kind: String] = [:]

  /// Takes in what came in one interval.
  ///
  /// - Parameters:
  ///   - window: the domain's pages.
  ///   - total: the pages of all domains.
  mutating func close(_ window: Window, total: Int) {
    notice(traffic: window.pages, total: Double(total))
    recent.fold(window, keeping: 1)
    guard recent.pages >= Self.windowPages else { return }
    if usual.pages >= Self.knownPages { judge() }
    if alarms.keys.contains(where: { $0 != .pagesStopped }) {
      windowsAlarmed += 1
      // What stays unusual is the new usual: somebody has seen it or never will.
      if windowsAlarmed >= Self.patience {
        usual = recent
        alarms = [:]
      }
    } else {
      windowsAlarmed = 0
      usual.fold(recent, keeping: Self.memory)
    }
    recent = Window()
  }

  private mutating func judge() {
    let wereExpected = recent.pages * (1 - usual.rejectedShare)
    set(
      .articlesStopped, recent.articles == 0 && wereExpected >= Self.expected, until: recent.articles > 0,
      "none of the last \(Int(recent.pages)) pages became an article, where \(Self.percent(1 - usual.rejectedShare)) did"
    )
    let rejected = Self.jumped(from: usual.rejectedShare, to: recent.rejectedShare, of: recent.pages)
    set(
      .rejectionsJumped, rejected == true && alarms[.articlesStopped] == nil, until: rejected == nil,
      "\(Self.percent(recent.rejectedShare)) of the last \(Int(recent.pages)) pages were rejected, where "
        + "\(Self.percent(usual.rejectedShare)) were")
    guard recent.articles >= Self.windowPages / 2 else { return }
    let undated = Self.jumped(from: usual.undatedShare, to: recent.undatedShare, of: recent.articles)
    set(
      .datesMissing, undated == true, until: undated == nil,
      "\(Self.percent(recent.undatedShare)) of the last \(Int(recent.articles)) articles have no date, where "
        + "\(Self.percent(usual.undatedShare)) had none")
  }

  /// Whether a share has risen beyond chance: true; nil where it is about what it was.
  private static func jumped(from before: Double, to now: Double, of count: Double) -> Bool? {
    let deviation = (before * (1 - before) / count).squareRoot() + 0.5 / count
    if now - before >= rise, now - before >= deviations * deviation { return true }
    return now - before < rise / 2 ? nil : false
  }

  private mutating func notice(traffic pages: Double, total: Double) {
    guard total > 0 else { return }
    if pages > 0 {
      missed = 0
      alarms[.pagesStopped] = nil
      // The first intervals count more, so that the share is right soon.
      trafficShare += (pages / total - trafficShare) * (usual.pages < Self.knownPages ? 0.5 : 0.1)
    } else {
      missed += trafficShare * total
      if missed >= 2 * Self.expected, usual.pages >= Self.knownPages, alarms[.pagesStopped] == nil {
        alarms[.pagesStopped] = "no pages have come, where about \(Int(missed)) were to be expected"
      }
    }
  }

  private mutating func set(_ kind: DomainAlarm.Kind, _ isOn: Bool, until isOver: Bool, _ detail: String) {
    if isOn { alarms[kind] = detail } else if isOver { alarms[kind] = nil }
  }

  private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
