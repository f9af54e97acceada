import Duplicates
import Kafka

/// One partition of an internal topic that is ours: its store, and the stage that works on its records.
///
/// The store closes when nothing refers to it any more: a commit that hangs may still hold it.
public final class OpenPartition {
  /// Which stage it is.
  let name: StageName
  let store: any StateStore
  private let makeStage: (any StateStore) throws -> any PartitionStage
  private(set) var stage: any PartitionStage

  /// Opens the stage on its store.
  ///
  /// - Throws: what `makeStage` throws.
  public init(
    _ name: StageName, store: any StateStore, makeStage: @escaping (any StateStore) throws -> any PartitionStage
  ) throws {
    self.name = name
    self.store = store
    self.makeStage = makeStage
    stage = try makeStage(store)
  }

  /// The offset after what the store reflects; nil for an empty store.
  var storedNext: Int64? { store.offset.map { $0 + 1 } }

  /// Forgets everything that is not in the store.
  func reopen() throws { stage = try makeStage(store) }

  /// What the stage did since it was opened.
  var counts: DuplicateCounts {
    var counts = DuplicateCounts()
    if let index = stage as? IndexStage {
      counts.keys = index.counts.keys
      counts.candidates = index.counts.candidates
      counts.overflows = index.counts.overflows
      counts.malformed = index.counts.malformed
    } else if let verify = stage as? VerifyStage {
      counts.comparisons = verify.counts.comparisons
      counts.matches = verify.counts.matches
      counts.malformed = verify.counts.malformed
      for (status, count) in verify.counts.flags { counts.flags[status.name] = count }
    }
    return counts
  }
}
