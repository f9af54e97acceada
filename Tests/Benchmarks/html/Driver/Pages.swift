import Envelope
import Foundation

/// Files of a folder, unpacked where they are gzipped.
enum Pages {
  static func load(_ folder: String) -> [(name: String, bytes: [UInt8])] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    if names.isEmpty { Driver.fail("no files in \(folder)") }
    return names.sorted().map { ($0, read("\(folder)/\($0)")) }
  }

  private static func read(_ path: String) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else { Driver.fail("cannot read \(path)") }
    let bytes = Array(data)
    guard ContentEncoding(markOf: bytes) == .gzip else { return bytes }
    do { return try ContentEncoding.gzip.unpack(bytes, limit: 1 << 30) } catch { Driver.fail("\(path): \(error)") }
  }
}

/// CPU time of the process and what it holds in memory.
enum Usage {
  static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The most resident memory so far, bytes. Not that of `getrusage`, which has the parent process's in it.
  static var peakMemory: Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    guard let kilobytes = line?.split(separator: " ").dropLast().last.flatMap({ Int($0) }) else {
      Driver.fail("no VmHWM in /proc/self/status")
    }
    return kilobytes * 1024
  }
}
