import Foundation

/// A file system in memory that is soon full, for as long as a test needs it.
public struct SmallFileSystem {
  /// Where it is mounted.
  public let path: String

  /// Whether this process may mount one.
  public static let isPossible: Bool = {
    guard let disk = try? SmallFileSystem(megabytes: 1) else { return false }
    disk.unmount()
    return true
  }()

  /// Mounts one in the folder for temporary files.
  ///
  /// - Throws: where this process may not.
  public init(megabytes: Int) throws {
    path = NSTemporaryDirectory() + "winnow-small-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    do {
      try Self.run("mount", "-t", "tmpfs", "-o", "size=\(megabytes)m", "tmpfs", path)
    } catch {
      try? FileManager.default.removeItem(atPath: path)
      throw error
    }
  }

  /// Takes all the room that is left.
  ///
  /// - Returns: the file that holds it; delete it to give the room back.
  public func fill() throws -> String {
    let file = path + "/ballast"
    _ = FileManager.default.createFile(atPath: file, contents: nil)
    guard let handle = FileHandle(forWritingAtPath: file) else { throw CocoaError(.fileWriteUnknown) }
    defer { try? handle.close() }
    for size in [65_536, 4_096] {
      let bytes = Data(repeating: 1, count: size)
      while (try? handle.write(contentsOf: bytes)) != nil {}
    }
    return file
  }

  /// Takes it away, and all that is on it.
  public func unmount() {
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
