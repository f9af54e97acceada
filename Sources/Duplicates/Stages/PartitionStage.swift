/// A stage that keeps state: one instance for each partition that a worker owns.
///
/// A pure function of its state, the records, and the time that it is given. Confined to one thread at a time; a batch
/// that was taken may be committed to the store by another thread meanwhile.
///
/// The way of a batch: ``process(_:now:)`` and ``advance(now:)`` give records to write; ``takeBatch()`` ends the batch;
/// the worker commits to Kafka; it commits the batch to the store; it calls ``committed(_:)``. Where the Kafka commit
/// fails, the instance is dropped and a new one is opened on the store, which is still where it was.
public protocol PartitionStage: AnyObject, Sendable {
  /// The offset of the last record that the state reflects, committed or not; nil if it reflects none.
  var offset: Int64? { get }

  /// What it did since it was opened, replays apart.
  var counts: DuplicateCounts { get }

  /// Takes records that were worked on before into the state, and emits nothing: the replay after an assignment, of
  /// records below the group's committed offset.
  /// - Throws: ``StoreError``.
  func fold(_ records: [SourceRecord]) throws

  /// Works on records, in the order of their offsets. A record that was delivered before has all its effects again.
  /// - Parameters:
  ///   - records: records of the partition.
  ///   - now: milliseconds since 1970.
  /// - Returns: what to write before the offsets are committed, in this order.
  /// - Throws: ``StoreError``; drop the instance then.
  func process(_ records: [SourceRecord], now: Int64) throws -> [StageOutput]

  /// Does what time alone makes due. Call it about every tenth of a second, and after a replay.
  /// - Returns: what to write, in this order.
  /// - Throws: ``StoreError``; drop the instance then.
  func advance(now: Int64) throws -> [StageOutput]

  /// Ends the batch in work. Every batch that is taken goes to the store, in order, unless the instance is dropped; only
  /// one whose `isEmpty` is true may be left out. Take one now and then during a replay, too: it bounds the memory.
  func takeBatch() -> StateBatch

  /// Says that the store has a batch, and those taken before it.
  func committed(_ batch: StateBatch)
}
