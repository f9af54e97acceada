import Foundation

/// A system clock of the workers' own, which can be made to jump; see Tests/ClockShift.
struct ShiftedClock {
  /// The variables that give a worker this clock.
  let environment: [String: String]
  private let file: URL

  /// A clock that is right for now.
  init(in folder: URL) throws {
    let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    let library = program.deletingLastPathComponent().appending(path: "libClockShift.so").path
    guard FileManager.default.fileExists(atPath: library) else {
      throw Skipped(reason: "needs \(library): swift build")
    }
    file = folder.appending(path: "clock")
    environment = ["LD_PRELOAD": library, "CLOCK_SHIFT_FILE": file.path]
    try Data(count: 8).write(to: file)
  }

  /// Makes it jump.
  ///
  /// - Parameter seconds: how far it is then before (above 0) or behind (below 0) the time.
  func jump(to seconds: Int64) throws {
    // Workers have mapped the file: it must stay the same one.
    let handle = try FileHandle(forWritingTo: file)
    defer { try? handle.close() }
    try handle.write(contentsOf: withUnsafeBytes(of: seconds * 1000) { Data($0) })
  }
}
