import Duplicates
import Foundation
import Worker

/// Looks at whether local state can be kept where the configuration says.
enum StateDirectoryCheck {
  /// What is wrong, or that it is right; nothing without a state directory.
  static func findings(_ configuration: Configuration) -> [ClusterCheck.Finding] {
    guard let path = configuration.duplicates.stateDirectory else { return [] }
    let what = "state directory \(path)"
    let remedy = "name a folder in duplicates.stateDirectory that the worker's user may write to"
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      return [.wrong(what, "cannot be made", remedy: remedy)]
    }
    let file = "\(path)/.winnow-check-\(ProcessInfo.processInfo.processIdentifier)"
    guard FileManager.default.createFile(atPath: file, contents: Data("x".utf8)) else {
      return [.wrong(what, "nothing can be written there", remedy: remedy)]
    }
    try? FileManager.default.removeItem(atPath: file)
    guard let free = RocksMemory.freeBytes(at: path) else { return [.right(what, "can be written to")] }
    let needed = RocksMemory.reserve(of: configuration.duplicates.stateMemoryBytes)
    guard free >= needed else {
      return [
        .wrong(
          what,
          "has \(Terminal.bytes(free)) free, less than the \(Terminal.bytes(needed)) without which nothing is taken in",
          remedy: "free some, or lower duplicates.stateMemoryBytes")
      ]
    }
    return [.right(what, "can be written to, \(Terminal.bytes(free)) free")]
  }
}
