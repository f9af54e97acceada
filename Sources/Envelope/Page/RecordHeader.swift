/// One header of a Kafka record. A record may have several of one name; the first counts here.
public struct RecordHeader: Hashable, Sendable {
  /// The name, as written.
  public var name: String
  /// The value; absent for Kafka's null.
  public var value: [UInt8]?

  /// Makes a header.
  public init(name: String, value: [UInt8]?) {
    self.name = name
    self.value = value
  }

  /// Makes a header with a text value.
  public init(name: String, value: String) {
    self.init(name: name, value: Array(value.utf8))
  }

  /// Whether the header travels from a page's record to the records that come of it: `traceparent` (W3C Trace Context)
  /// and what starts with `x-`.
  public var passesThrough: Bool {
    let lower = name.lowercased()
    return lower == "traceparent" || lower.hasPrefix("x-")
  }
}
