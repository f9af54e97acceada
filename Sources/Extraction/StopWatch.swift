import Envelope

/// Times the steps of one page and keeps its time limit.
struct StopWatch {
  private let clock: (@Sendable () -> UInt64)?
  private let limit: UInt64
  private let start: UInt64
  private var last: UInt64
  /// The steps so far; empty without a clock.
  private(set) var steps: [ExtractionTrace.Step] = []

  init(_ options: ExtractorOptions) {
    clock = options.clock
    limit = options.timeLimit
    start = options.clock?() ?? 0
    last = start
  }

  /// Ends a step; throws where the page has taken longer than its limit.
  mutating func lap(_ name: String) throws(Rejection) {
    guard let now = clock?() else { return }
    steps.append(ExtractionTrace.Step(name: name, nanoseconds: now &- last))
    last = now
    if limit > 0, now &- start > limit {
      throw Rejection(.timeLimit, stage: .extract, detail: "more than \(limit / 1_000_000) ms, after step \(name)")
    }
  }
}
