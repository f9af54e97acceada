import Duplicates

/// The flags topic of a run, as a consumer has it in the end.
public struct SimulatedFlags: Equatable, Sendable {
  /// The last flag of each document, by its id, as the record's value.
  public internal(set) var values: [String: [UInt8]] = [:]
  /// Whether the run came to rest: nothing was left to do, and time brought nothing more.
  public internal(set) var cameToRest = true

  /// The ids of the documents whose flags differ, in order; all of them where a run did not come to rest.
  public func differences(from other: SimulatedFlags) -> [String] {
    guard cameToRest, other.cameToRest else { return values.keys.sorted() }
    return Set(values.keys).union(other.values.keys).filter { values[$0] != other.values[$0] }.sorted()
  }
}
