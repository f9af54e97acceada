import Foundation

/// What a loop keeps to.
struct LoopSettings {
  /// Records that end a batch.
  var batchRecords: Int
  /// Bytes of keys, values and headers that end a batch, of its outputs too.
  var batchBytes: Int
  /// Milliseconds after its first record that end a batch.
  var batchMilliseconds: Int
  /// Seconds after which no more pages of a batch are begun, so that partitions can be given back and commits come in time
  /// however long pages take; those left belong to the next batch.
  let workSeconds = 5
  /// Lanes: pages worked on at a time.
  var width: Int
  /// Seconds that a revocation waits for the batch in flight before it is called off.
  var revocationSeconds: Int
  /// Seconds in which a transaction ends by itself.
  var transactionSeconds: Int

  init(_ configuration: Configuration.Worker) {
    batchRecords = configuration.batchRecords
    batchBytes = configuration.batchBytes
    batchMilliseconds = configuration.batchMilliseconds
    width = configuration.threads > 0 ? configuration.threads : ProcessInfo.processInfo.activeProcessorCount
    revocationSeconds = min(10, configuration.sessionTimeoutSeconds)
    transactionSeconds = configuration.transactionTimeoutSeconds
  }
}
