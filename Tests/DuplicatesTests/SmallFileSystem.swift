import Foundation

/// A file system in memory that is soon full, for as long as a test needs it.
struct SmallFileSystem {
  let path: String

  /// Whether this process may mount one.
  static let isPossible: Bool = {
    guard let disk = try? SmallFileSystem(megabytes: 1) else { return false }
    disk.unmount()
    return true
  }()

  init(megabytes: Int) throws {
    path = NSTemporaryDirectory() + "winnow-small-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    do {
      try Self.run("mount", "-t", "tmpfs", "-o", "size=\(megabytes)m", "tmpfs", path)
    } catch {
      try? FileManager.default.removeItem(atPath: path)
      throw error
    }
  }

  func unmount() {
    try? Self.run("umount", "-l", path)
    try? FileManager.default.removeItem(atPath: path)
  }

  private static func run(_ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    if process.terminationStatus != 0 { throw CocoaError(.fileWriteUnknown) }
  }
}
