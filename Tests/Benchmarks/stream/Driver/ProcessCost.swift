import Foundation

/// Processor time and memory of a process, from /proc.
struct ProcessCost {
  var seconds = 0.0
  var peakBytes = 0
  var descriptors = 0

  init?(_ id: pid_t) {
    guard let stat = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8),
      let status = try? String(contentsOfFile: "/proc/\(id)/status", encoding: .utf8)
    else { return nil }
    // After the name, which may hold anything: state is field 3, user time 14, system time 15, in ticks of a hundredth.
    let fields = stat[(stat.lastIndex(of: ")") ?? stat.startIndex)...].split(separator: " ")
    guard fields.count > 13, let user = Double(fields[12]), let system = Double(fields[13]) else { return nil }
    seconds = (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    let peak = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }?.split(separator: " ").dropFirst().first
    peakBytes = (peak.flatMap { Int($0) } ?? 0) * 1024
    descriptors = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(id)/fd").count) ?? 0
  }
}
