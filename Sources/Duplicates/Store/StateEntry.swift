/// One entry of a group.
public struct StateEntry: Equatable, Sendable {
  /// Its name, unique in the group; entries are ordered by its bytes.
  public var item: [UInt8]
  /// What it holds.
  public var value: [UInt8]
}
