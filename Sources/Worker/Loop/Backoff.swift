/// Growing pauses between attempts.
struct Backoff {
  private let first: Double
  private let most: Double
  private var current: Double

  /// - Parameters:
  ///   - first: the first pause, in seconds; each one is twice the one before.
  ///   - most: the longest pause, in seconds.
  init(first: Double, most: Double) {
    self.first = first
    self.most = most
    current = first
  }

  /// The next pause, in seconds: up to a quarter shorter by chance, so that workers do not come back in step.
  mutating func next() -> Double {
    defer { current = min(most, current * 2) }
    return current * Double.random(in: 0.75...1)
  }

  /// Begins anew, after a success.
  mutating func reset() {
    current = first
  }
}
