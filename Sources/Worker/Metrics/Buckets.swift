/// Values counted by upper bounds since the start: what a Prometheus histogram is made of. Nothing ever resets it.
struct Buckets: Sendable {
  /// Upper bounds, inclusive, ascending; above the last there is one more bucket.
  let bounds: [Int]
  private(set) var counts: [Int]
  private(set) var sum = 0.0

  init(_ bounds: [Int]) {
    self.bounds = bounds
    counts = [Int](repeating: 0, count: bounds.count + 1)
  }

  mutating func record(_ value: Int) {
    counts[bounds.firstIndex { value <= $0 } ?? bounds.count] += 1
    sum += Double(value)
  }

  /// Microseconds, from half a millisecond to a week: pages take milliseconds, backlogs days.
  static let durations = [
    500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000,
    10_000_000, 30_000_000, 60_000_000, 300_000_000, 1_800_000_000, 7_200_000_000, 86_400_000_000, 604_800_000_000,
  ]
  /// Records of a batch.
  static let records = [1, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000, 100_000]
  /// Bytes of a batch.
  static let bytes = [
    10_000, 100_000, 1_000_000, 3_000_000, 10_000_000, 30_000_000, 100_000_000, 300_000_000, 1_000_000_000,
  ]
}
