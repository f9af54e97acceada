import Glibc

/// Why the crash journal could not be opened.
public struct CrashJournalError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file.
  public let path: String
  /// The system's error number.
  public let code: Int32

  /// One line for people.
  public var description: String { "\(path): \(String(cString: strerror(code)))" }
}
