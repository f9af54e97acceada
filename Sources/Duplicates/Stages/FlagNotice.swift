/// What of a flag is counted: whose it is, since when it was waited for, and whether it holds.
public struct FlagNotice: Equatable, Sendable {
  /// The article's address.
  public var url: String
  /// When its page was fetched. Milliseconds since 1970.
  public var fetchedAt: Int64
  /// Whether the article repeats an earlier one.
  public var status: DuplicateFlag.Status
  /// Whether it will not change any more.
  public var isFinal: Bool

  /// Whether it says that the article repeats an earlier one.
  public var isDuplicate: Bool { status != .unique }
}
