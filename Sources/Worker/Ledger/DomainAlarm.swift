/// Something that changed about a domain's pages all at once: a new layout, a block, a wall.
public struct DomainAlarm: Equatable, Hashable, Sendable, Encodable {
  /// What changed.
  public enum Kind: String, CaseIterable, Sendable, Encodable {
    /// Its pages become no articles any more.
    case articlesStopped = "articles_stopped"
    /// No pages of it come any more.
    case pagesStopped = "pages_stopped"
    /// Many more of its pages are rejected than before.
    case rejectionsJumped = "rejections_jumped"
    /// Many more of its articles have no date than before.
    case datesMissing = "dates_missing"
  }

  /// The domain.
  public var domain: String
  /// What changed.
  public var kind: Kind
  /// What was counted, and what was usual.
  public var detail: String
}
