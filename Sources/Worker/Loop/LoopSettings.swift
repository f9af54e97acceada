import Foundation

/// What a loop keeps to.
struct LoopSettings {
  /// Records that end a batch.
  var batchRecords: Int
  /// Bytes of keys, values and headers that end a batch.
  var batchBytes: Int
  /// Milliseconds after its first record that end a batch.
  var batchMilliseconds: Int
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

  /// How many records the next batch may have: after one that took more than five seconds as many as take five, and
  /// twice as many again after each that took less.
  ///
  /// - Parameters:
  ///   - pace: how many the last one could have had.
  ///   - count: how many it had.
  ///   - duration: how long it took.
  func pace(_ pace: Int, after count: Int, took duration: Duration) -> Int {
    let seconds = duration.seconds
    return seconds > 5 ? max(1, Int(Double(count) * 5 / seconds)) : min(batchRecords, pace * 2)
  }
}
