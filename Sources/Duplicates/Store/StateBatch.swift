/// Changes of one partition's state, with the source offset that they reflect: committed as one, or not at all.
public struct StateBatch: Sendable {
  /// What happens to one entry.
  public enum Change: Equatable, Sendable {
    /// It holds this now, and may be forgotten when state that arrived up to this time is.
    case put([UInt8], arrival: Int64)
    /// It is gone.
    case delete
  }

  /// The changes, by group and item.
  var changes: [StateGroup: GroupItems<Change>] = [:]
  /// The offset of the last source record that the changes reflect; nil if they reflect none.
  public internal(set) var offset: Int64?
  /// Names the batch among those of one stage.
  let number: Int

  /// Whether there is nothing to commit.
  public var isEmpty: Bool { changes.isEmpty && offset == nil }
}
