/// Writes one JSON text (RFC 8259) as UTF-8 bytes, without white space: equal calls give equal bytes.
///
/// Members come in the order of the calls. A member whose value is unknown (nil) or empty is left out, name and all.
/// Only what must be escaped is: quotation mark, reverse solidus, and the control characters below U+0020.
public struct JSONWriter: Sendable {
  /// The text so far.
  public private(set) var bytes: [UInt8] = []
  /// Whether an element came before the next one in the same object or array.
  private var isAfterElement = false

  /// Makes an empty text.
  ///
  /// - Parameter capacity: Bytes to make room for.
  public init(capacity: Int = 256) {
    bytes.reserveCapacity(capacity)
  }

  /// Writes an object as the next value.
  public mutating func object(_ members: (inout JSONWriter) -> Void) {
    nested(UInt8(ascii: "{"), UInt8(ascii: "}"), members)
  }

  /// Writes a member that is a string.
  public mutating func member(_ name: String, _ value: String?) {
    guard let value, !value.isEmpty else { return }
    begin(name)
    quote(value)
  }

  /// Writes a member that is a whole number.
  public mutating func member(_ name: String, _ value: Int?) {
    guard let value else { return }
    begin(name)
    bytes.append(contentsOf: String(value).utf8)
  }

  /// Writes a member that is a number, in the fewest digits that give it back. JSON has no number for infinity and for
  /// what is none: they are unknown.
  public mutating func member(_ name: String, _ value: Double?) {
    guard let value, value.isFinite else { return }
    begin(name)
    let text = value.description
    bytes.append(contentsOf: text.hasSuffix(".0") ? text.utf8.dropLast(2) : text.utf8[...])
  }

  /// Writes a member that is true or false.
  public mutating func member(_ name: String, _ value: Bool?) {
    guard let value else { return }
    begin(name)
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  /// Writes a member that is an array of strings.
  public mutating func member(_ name: String, _ values: [String]?) {
    guard let values, !values.isEmpty else { return }
    begin(name)
    nested(UInt8(ascii: "["), UInt8(ascii: "]")) { array in
      for value in values { array.element(value) }
    }
  }

  /// Writes a member that is an array of objects.
  public mutating func member<Element>(
    _ name: String, _ values: [Element]?, _ members: (inout JSONWriter, Element) -> Void
  ) {
    guard let values, !values.isEmpty else { return }
    begin(name)
    nested(UInt8(ascii: "["), UInt8(ascii: "]")) { array in
      for value in values {
        array.separate()
        array.object { members(&$0, value) }
      }
    }
  }

  /// Writes a member that is an object, unless nothing is in it.
  public mutating func member(_ name: String, object members: (inout JSONWriter) -> Void) {
    let (end, wasAfterElement) = (bytes.count, isAfterElement)
    begin(name)
    let start = bytes.count
    object(members)
    if bytes.count == start + 2 {
      bytes.removeLast(bytes.count - end)
      isAfterElement = wasAfterElement
    }
  }

  /// Writes a member whose value is JSON already.
  public mutating func member(_ name: String, json: [UInt8]) {
    begin(name)
    bytes.append(contentsOf: json)
  }

  /// Ends the text as a line, which another may follow.
  public mutating func endLine() {
    bytes.append(0x0A)
    isAfterElement = false
  }

  private mutating func element(_ value: String) {
    separate()
    quote(value)
  }

  private mutating func separate() {
    if isAfterElement { bytes.append(UInt8(ascii: ",")) }
    isAfterElement = true
  }

  /// Writes a member's name. Names are Swift identifiers, which have nothing to escape.
  private mutating func begin(_ name: String) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: name.utf8)
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func nested(_ open: UInt8, _ close: UInt8, _ elements: (inout JSONWriter) -> Void) {
    bytes.append(open)
    isAfterElement = false
    elements(&self)
    isAfterElement = true
    bytes.append(close)
  }

  private mutating func quote(_ value: String) {
    bytes.append(UInt8(ascii: "\""))
    var value = value
    value.withUTF8 { JSONEscapes.append($0, to: &bytes) }
    bytes.append(UInt8(ascii: "\""))
  }
}
