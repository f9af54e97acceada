/// Why one librdkafka property cannot be set as asked.
public struct PropertyError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The property's name, as written.
  public var name: String
  /// The reason, in one line, without the value: it may be a secret.
  public var reason: String

  /// `name: reason`.
  public var description: String { "\(name): \(reason)" }
}
