import Foundation

/// What one worker held, from second to second.
struct UsageRecord {
  private let worker: WorkerProcess
  private var samples: [(second: Int, usage: Usage)] = []
  private var misses = 0

  init(_ worker: WorkerProcess) { self.worker = worker }

  /// Looks at the worker now.
  mutating func take(second: Int) {
    if let usage = worker.usage() { samples.append((second, usage)) } else { misses += 1 }
  }

  /// The last sample, for people.
  var now: String {
    guard let last = samples.last?.usage else { return "\(worker.name) does not run" }
    return String(
      format: "%@ %.1f MB, %d descriptors, %d threads", worker.name, Double(last.residentBytes) / 1e6,
      last.descriptors, last.threads)
  }

  /// Slopes an hour, from a quarter of the time on, for people.
  var slopes: String {
    let peak = Double(samples.map(\.usage.residentBytes).max() ?? 0) / 1e6
    return String(
      format:
        "%@: memory %+.2f MB an hour, at most %.1f MB; descriptors %+.2f an hour; threads %+.2f an hour; %d samples",
      worker.name, memory / 1e6, peak, descriptors, threads, samples.count)
  }

  /// What must hold. A line through noise is not quite level, and RocksDB's files come and go: each may rise by a
  /// twentieth of itself an hour.
  var checks: [(Bool, String)] {
    [
      (misses == 0 && !samples.isEmpty, "\(worker.name) ran all the time"),
      (isFlat(\.residentBytes), "\(worker.name)'s memory is flat"),
      (isFlat(\.descriptors), "\(worker.name)'s descriptors are flat"),
      (isFlat(\.threads), "\(worker.name)'s threads are flat"),
    ]
  }

  private var settled: ArraySlice<(second: Int, usage: Usage)> { samples[(samples.count / 4)...] }
  private var memory: Double { slope(\.residentBytes) }
  private var descriptors: Double { slope(\.descriptors) }
  private var threads: Double { slope(\.threads) }

  private func isFlat(_ value: KeyPath<Usage, Int>) -> Bool {
    let mean = settled.map { Double($0.usage[keyPath: value]) }.reduce(0, +) / Double(max(settled.count, 1))
    return slope(value) < mean / 20
  }

  /// The least-squares slope an hour.
  private func slope(_ value: KeyPath<Usage, Int>) -> Double {
    let points = settled.map { (x: Double($0.second) / 3600, y: Double($0.usage[keyPath: value])) }
    guard points.count > 1 else { return 0 }
    let count = Double(points.count)
    let meanX = points.map(\.x).reduce(0, +) / count
    let meanY = points.map(\.y).reduce(0, +) / count
    let spread = points.map { ($0.x - meanX) * ($0.x - meanX) }.reduce(0, +)
    return points.map { ($0.x - meanX) * ($0.y - meanY) }.reduce(0, +) / spread
  }
}
