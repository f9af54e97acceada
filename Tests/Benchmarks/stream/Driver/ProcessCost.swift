import Foundation

/// Processor time and memory of a process and of those in its group, from /proc.
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
    let tick = Double(sysconf(Int32(_SC_CLK_TCK)))
    seconds = (user + system) / tick + Self.group(id, ticksASecond: tick)
    let peak = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }?.split(separator: " ").dropFirst().first
    peakBytes = (peak.flatMap { Int($0) } ?? 0) * 1024
    descriptors = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(id)/fd").count) ?? 0
  }

  /// Processor seconds of the other processes of its group: noida-db's program starts another.
  private static func group(_ id: pid_t, ticksASecond: Double) -> Double {
    let others = ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).compactMap { pid_t($0) }
    return others.filter { $0 != id && getpgid($0) == id }.reduce(0) { sum, other in
      guard let stat = try? String(contentsOfFile: "/proc/\(other)/stat", encoding: .utf8) else { return sum }
      let fields = stat[(stat.lastIndex(of: ")") ?? stat.startIndex)...].split(separator: " ")
      guard fields.count > 13, let user = Double(fields[12]), let system = Double(fields[13]) else { return sum }
      return sum + (user + system) / ticksASecond
    }
  }
}
