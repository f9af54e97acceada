/// Keeps the state of one partition of a stage: a cache of what the partition holds within the retention, together with
/// the offset that it reflects. Losing it costs the time of a replay, never correctness.
///
/// Reads may run on one thread while a commit runs on another.
public protocol StateStore: AnyObject, Sendable {
  /// The offset of the last source record that the store reflects; nil for an empty store.
  var offset: Int64? { get }

  /// The value of an entry; nil if there is none.
  /// - Throws: ``StoreError``.
  func value(_ item: [UInt8], in group: StateGroup) throws -> [UInt8]?

  /// The entries of a group from `lower` up to but not including `upper`, ascending or descending, at most `limit`.
  /// - Throws: ``StoreError``.
  func entries(
    of group: StateGroup, from lower: [UInt8], upTo upper: [UInt8], limit: Int, descending: Bool
  ) throws -> [StateEntry]

  /// Says that nothing more is read for now: lets go of what is kept from one read to the next.
  func endReads()

  /// Takes in the changes and the offset of a batch, all or none. Called after the Kafka commit of what led to them.
  /// - Throws: ``StoreError``; ``StoreError/diskFull(_:)`` is worth waiting for, and the batch can be tried again.
  func commit(_ batch: StateBatch) throws

  /// Forgets, soon or at once, what arrived before a time (milliseconds since 1970).
  func expire(before time: Int64)

  /// False once the store has failed in a way that it does not recover from: close it, and open the partition's anew.
  var isUsable: Bool { get }

  /// Bytes that the store takes on disk, or in memory where it has no disk; an estimate.
  var size: Int { get }

  /// Releases what the store holds. Nothing may be called after it.
  func close()
}
