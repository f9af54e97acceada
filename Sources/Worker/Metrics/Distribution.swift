import Histogram

/// Values of one kind in a High Dynamic Range histogram: since the last line, and since the start.
///
/// Three significant digits would cost 200 kB a histogram; two keep every quantile within 1 %.
struct Distribution {
  /// What a metrics line says of a distribution.
  struct Quantiles {
    var count = 0
    var p50 = 0
    var p90 = 0
    var p99 = 0
    var max = 0
  }

  /// Larger values count as this one: 35 days in microseconds, 3 TB.
  static let largest: UInt64 = 3_024_000_000_000

  private var recent = Histogram<UInt64>(highestTrackableValue: largest, numberOfSignificantValueDigits: .two)
  private var whole = Histogram<UInt64>(highestTrackableValue: largest, numberOfSignificantValueDigits: .two)
  /// Exact, which the histogram's own is not.
  private var recentMaximum = 0
  /// The same values by fixed bounds, for readers that must not reset anything.
  private(set) var buckets: Buckets
  private var wholeMaximum = 0

  /// - Parameter bounds: of ``buckets``.
  init(_ bounds: [Int] = Buckets.durations) {
    buckets = Buckets(bounds)
  }

  mutating func record(_ value: Int) {
    let value = Swift.min(UInt64(Swift.max(0, value)), Self.largest)
    buckets.record(Int(value))
    recent.record(value)
    recentMaximum = Swift.max(recentMaximum, Int(value))
  }

  /// Says what was recorded since the last call, or since the start, and begins anew.
  mutating func take(whole wanted: Bool) -> Quantiles {
    whole.add(recent)
    wholeMaximum = Swift.max(wholeMaximum, recentMaximum)
    defer {
      recent.reset()
      recentMaximum = 0
    }
    return wanted ? Self.quantiles(whole, wholeMaximum) : Self.quantiles(recent, recentMaximum)
  }

  private static func quantiles(_ histogram: Histogram<UInt64>, _ maximum: Int) -> Quantiles {
    func at(_ percentile: Double) -> Int { Swift.min(Int(histogram.valueAtPercentile(percentile)), maximum) }
    return Quantiles(
      count: Int(histogram.totalCount), p50: at(50), p90: at(90), p99: at(99), max: maximum)
  }
}
