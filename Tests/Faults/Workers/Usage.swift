import Foundation

/// What a process holds, from /proc.
struct Usage: CustomStringConvertible {
  let residentBytes, descriptors, threads: Int
  /// The most bytes that were resident at a time.
  let peakBytes: Int

  var description: String { "\(residentBytes >> 20) MB, \(descriptors) descriptors, \(threads) threads" }

  /// Whether no more is held than before, but for what caches and pools of threads take at times.
  func isFlat(since before: Usage) -> Bool {
    residentBytes <= before.residentBytes + 48 << 20 && descriptors <= before.descriptors + 12
      && threads <= before.threads + 12
  }

  init?(of process: pid_t) {
    guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
      let files = try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/fd")
    else { return nil }
    func number(_ field: String) -> Int? {
      status.split(separator: "\n").first { $0.hasPrefix(field + ":") }
        .flatMap { $0.split(whereSeparator: { $0.isWhitespace }).dropFirst().first }.flatMap { Int($0) }
    }
    guard let kilobytes = number("VmRSS"), let peak = number("VmHWM"), let threads = number("Threads") else {
      return nil
    }
    residentBytes = kilobytes * 1024
    peakBytes = peak * 1024
    descriptors = files.count
    self.threads = threads
  }
}
