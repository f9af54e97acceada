/// A value as a source of configuration gave it, before it is known what it should be.
enum RawValue {
  /// Text from an environment variable or a flag, which knows no types.
  case text(String)
  /// A YAML scalar; `quoted` ones are text and never numbers.
  case scalar(String, quoted: Bool)
  /// A YAML sequence of scalars.
  case list([String])
  /// A YAML mapping of scalars.
  case mapping([String: String])
  /// YAML null, or nothing after the colon.
  case null
  /// YAML that nests deeper than any setting does.
  case nested

  /// The value for a message. Never more than a line.
  var shown: String {
    switch self {
    case .text(let text), .scalar(let text, quoted: false): text.isEmpty ? "(empty)" : Self.line(text)
    case .scalar(let text, quoted: true): "\"\(Self.line(text))\""
    case .list(let items): "[\(Self.line(items.joined(separator: ", ")))]"
    case .mapping(let members): "{\(Self.line(members.keys.sorted().joined(separator: ", ")))}"
    case .null: "(empty)"
    case .nested: "(a nested value)"
    }
  }

  private static func line(_ text: String) -> String {
    let printable = text.unicodeScalars.map { $0.value < 32 || $0.value == 127 ? " " : String($0) }.joined()
    return printable.count > 80 ? printable.prefix(77) + "..." : printable
  }
}
