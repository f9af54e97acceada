import Duplicates
import Envelope

extension Metrics {
  /// What only grows, and what is in flight.
  struct Counters {
    /// Records polled, and those of them that were given back.
    var polled: [StageName: Int] = [:]
    var abandoned: [StageName: Int] = [:]
    var inFlight: [StageName: Int] = [:]
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

    /// Records polled of a stage, without those that were given back: the one figure that may fall.
    func consumed(_ stage: StageName) -> Int { polled[stage, default: 0] - abandoned[stage, default: 0] }
  }
}
