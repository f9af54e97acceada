import Glibc

/// Why the crash journal could not be opened.
public struct CrashJournalError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file.
  public let path: String
  /// The system's error number.
  public let code: Int32

  /// Whether another process has it open.
  var isTaken: Bool { code == EWOULDBLOCK }

  /// One line for people.
  public var description: String {
    isTaken
      ? "\(path): another process has it open; each worker needs a duplicates.stateDirectory of its own"
      : "\(path): \(String(cString: strerror(code)))"
  }
}
