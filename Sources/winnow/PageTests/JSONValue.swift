/// Any JSON value, to be compared with another.
enum JSONValue: Equatable, Codable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .text(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .list(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .text(let value): try container.encode(value)
    case .list(let value): try container.encode(value)
    case .object(let value): try container.encode(value)
    }
  }

  /// The value at a path of member names and list indices, such as `authors.0.name`; nil where nothing is there.
  func value(at path: String) -> JSONValue? {
    path.split(separator: ".").reduce(Optional(self)) { value, name in
      switch value {
      case .object(let members): members[String(name)]
      case .list(let items): Int(name).flatMap { items.indices.contains($0) ? items[$0] : nil }
      default: nil
      }
    }
  }

  /// Whether this text has another in it, or this list an item that is, or has in it, the other.
  func contains(_ other: JSONValue) -> Bool {
    switch (self, other) {
    case (.text(let text), .text(let part)): text.contains(part)
    case (.list(let items), _): items.contains { $0 == other || $0.contains(other) }
    case (.object(let members), _): members.values.contains { $0 == other || $0.contains(other) }
    default: self == other
    }
  }
}
