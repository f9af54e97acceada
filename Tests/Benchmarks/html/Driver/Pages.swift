import CZlib
import Foundation

/// Files of a folder, unpacked where their names end in .gz.
enum Pages {
  static func load(_ folder: String) -> [(name: String, bytes: [UInt8])] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    if names.isEmpty { Driver.fail("no files in \(folder)") }
    return names.sorted().map { ($0, read("\(folder)/\($0)")) }
  }

  /// Reads a file; zlib reads one that is not packed as it stands.
  private static func read(_ path: String) -> [UInt8] {
    guard let file = gzopen(path, "rb") else { Driver.fail("cannot read \(path)") }
    defer { gzclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = gzread(file, &buffer, UInt32(buffer.count))
      if count <= 0 { return bytes }
      bytes.append(contentsOf: buffer[..<Int(count)])
    }
  }
}

/// CPU time of the process and what it holds in memory.
enum Usage {
  static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The most resident memory so far, bytes.
  static var peakMemory: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(0), &usage)
    return usage.ru_maxrss * 1024
  }
}
