import Glibc

/// CPU time and memory of this process.
public enum CPUTime {
  /// CPU seconds so far, of all threads.
  public static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Resident bytes.
  public static var residentBytes: Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 128)
    guard fgets(&line, 128, file) != nil else { return 0 }
    let fields = line.split(separator: 0x20)
    guard fields.count > 1 else { return 0 }
    return fields[1].reduce(0) { $0 * 10 + Int($1) - 48 } * Int(getpagesize())
  }
}
