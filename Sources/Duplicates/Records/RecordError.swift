/// Why the bytes of an internal record are not what they should be.
public enum RecordError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The bytes end inside the field that begins at this index.
  case truncated(at: Int)
  /// Bytes are left over after the last field.
  case trailingBytes(count: Int)
  /// The record's first byte names no kind of record that belongs here.
  case unknownKind(UInt8)
  /// The record was made under another version of the specification than the one in force.
  case otherVersion(found: UInt16, expected: UInt16)
  /// A field holds what no writer writes.
  case invalid(String)

  /// What is wrong, for a log line.
  public var description: String {
    switch self {
    case .truncated(let index): "the record ends inside the field at byte \(index)"
    case .trailingBytes(let count): "\(count) bytes follow the record's last field"
    case .unknownKind(let kind): "no record of kind \(kind) belongs here"
    case .otherVersion(let found, let expected): "the record has specVersion \(found), this worker \(expected)"
    case .invalid(let what): "the record is invalid: \(what)"
    }
  }
}
