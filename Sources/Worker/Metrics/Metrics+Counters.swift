import Duplicates
import Envelope

extension Metrics {
  /// What only grows, and what is in flight.
  struct Counters {
    var consumed: [StageName: Int] = [:]
    var inFlight: [StageName: Int] = [:]
    var abandoned = 0
    var skipped = 0
    var articles = 0
    var rejected: [Rejection.Reason: Int] = [:]
    var duplicates = DuplicateCounts()
    var bytesIn = 0
    var bytesOut = 0
    var transactionsCommitted = 0
    var transactionsAborted = 0
    var assignments = 0
    var revocations = 0
    var losses = 0
    var clientsReplaced = 0
  }
}
