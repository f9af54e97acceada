/// Every property that cannot be set as asked, at once.
public struct PropertyErrors: Error, Hashable, Sendable, CustomStringConvertible {
  /// The errors, by the name of their property.
  public var errors: [PropertyError]

  /// One error a line.
  public var description: String { errors.map(\.description).joined(separator: "\n") }
}
