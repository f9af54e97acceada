import CSimdjson

/// Reads single members of a JSON object with simdjson. Its buffers are reused from object to object.
final class JSONObjectReader {
  /// What a member holds.
  enum Kind {
    case absent, string, integer, null, other
  }

  /// What is wrong with the JSON text.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private let parser: OpaquePointer

  init() {
    guard let parser = winnow_json_parser_new() else { preconditionFailure("no memory for a JSON parser") }
    self.parser = parser
  }

  deinit {
    winnow_json_parser_free(parser)
  }

  /// Parses one object. The members can be read until the next parse.
  func parse(_ bytes: [UInt8]) throws(Failure) {
    if let problem = winnow_json_parse_object(parser, bytes, bytes.count) {
      throw Failure(description: String(cString: problem))
    }
  }

  /// The kind of a member.
  func kind(_ key: String) -> Kind {
    look(key).kind
  }

  /// Calls back with the UTF-8 of a string member; nil for anything else.
  func withBytes<R>(of key: String, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R? {
    let member = look(key)
    return member.kind == .string ? body(member.text) : nil
  }

  /// An integer member's value.
  func integer(_ key: String) -> Int? {
    let member = look(key)
    return member.kind == .integer ? Int(member.integer) : nil
  }

  /// A string member of the object member `headers`, its name compared without case.
  func headerText(_ name: String) -> String? {
    var text: UnsafePointer<UInt8>?
    var length = 0
    guard winnow_json_nested_member(parser, "headers", name, &text, &length) == WINNOW_JSON_STRING else { return nil }
    return String(decoding: UnsafeBufferPointer(start: text, count: length), as: UTF8.self)
  }

  private func look(_ key: String) -> (kind: Kind, text: UnsafeBufferPointer<UInt8>, integer: Int64) {
    var text: UnsafePointer<UInt8>?
    var length = 0
    var integer: Int64 = 0
    let kind: Kind =
      switch winnow_json_member(parser, key, &text, &length, &integer) {
      case WINNOW_JSON_STRING: .string
      case WINNOW_JSON_INTEGER: .integer
      case WINNOW_JSON_NULL: .null
      case WINNOW_JSON_ABSENT: .absent
      default: .other
      }
    return (kind, UnsafeBufferPointer(start: text, count: length), integer)
  }
}
