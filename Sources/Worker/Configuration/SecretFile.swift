import Foundation

/// The path of a file that holds a secret, which is read only when it is needed and never printed.
///
/// In the configuration such keys end in `File`. Under systemd the file comes from `LoadCredential=`; a path that
/// begins with `$CREDENTIALS_DIRECTORY/` or another environment variable is expanded.
public struct SecretFile: Hashable, Sendable {
  /// The path as configured.
  public var path: String

  /// Names a file.
  public init(path: String) {
    self.path = path
  }

  /// Why a secret could not be read; the message names the file and never its contents.
  public struct Unreadable: Error, CustomStringConvertible {
    /// One line for people.
    public var description: String
  }

  /// The most bytes that a secret may have.
  public static let maximumBytes = 65_536

  /// The path with a leading `$NAME` replaced by that environment variable's value.
  public func resolvedPath(_ environment: [String: String] = ProcessInfo.processInfo.environment) -> String {
    guard path.hasPrefix("$") else { return path }
    let name = path.dropFirst().prefix { $0 != "/" }
    guard let value = environment[String(name)] else { return path }
    return value + path.dropFirst(1 + name.count)
  }

  /// Reads the secret, without the line break that editors leave at the end.
  ///
  /// - Throws: ``Unreadable`` where the file cannot be opened, is empty, too long or not UTF-8.
  public func read() throws(Unreadable) -> String {
    let path = resolvedPath()
    guard let file = fopen(path, "r") else {
      throw Unreadable(description: "cannot read \(path): \(String(cString: strerror(errno)))")
    }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: Self.maximumBytes + 1)
    let count = fread(&bytes, 1, bytes.count, file)
    guard ferror(file) == 0 else { throw Unreadable(description: "cannot read \(path): it is no plain file") }
    guard count <= Self.maximumBytes else {
      throw Unreadable(description: "\(path) is longer than \(Self.maximumBytes) bytes")
    }
    guard var text = String(validating: bytes.prefix(count), as: UTF8.self) else {
      throw Unreadable(description: "\(path) is not UTF-8 text")
    }
    if text.hasSuffix("\r\n") || text.hasSuffix("\n") { text.removeLast() }
    guard !text.isEmpty else { throw Unreadable(description: "\(path) is empty") }
    return text
  }
}
