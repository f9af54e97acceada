import Foundation

/// What the running process uses of the machine, as the kernel tells it.
public struct ProcessUsage: Sendable {
  /// Memory that is in RAM: `/proc/self/statm`, second field, in pages.
  public var residentMemoryBytes: Int
  /// Processor time, user and system together: clock_gettime(2), CLOCK_PROCESS_CPUTIME_ID.
  public var cpuSeconds: Double

  /// Asks the kernel.
  public static func current() -> ProcessUsage {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    let seconds = Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    return ProcessUsage(residentMemoryBytes: residentPages() * Int(getpagesize()), cpuSeconds: seconds)
  }

  private static func residentPages() -> Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var line = [UInt8](repeating: 0, count: 256)
    let count = fread(&line, 1, line.count, file)
    let fields = line.prefix(count).split(separator: UInt8(ascii: " "))
    guard fields.count > 1 else { return 0 }
    return Int(String(decoding: fields[1], as: UTF8.self)) ?? 0
  }
}
