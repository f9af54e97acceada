/// One header of a record. A record may have several of one name.
public struct Header: Hashable, Sendable {
  /// The name.
  public var name: String
  /// The value; absent for Kafka's null.
  public var value: [UInt8]?

  /// Makes a header.
  public init(_ name: String, _ value: [UInt8]?) {
    self.name = name
    self.value = value
  }

  /// Makes a header with a text value.
  public init(_ name: String, _ value: String) {
    self.init(name, Array(value.utf8))
  }
}
