/// A record of an internal topic: all entries that one batch sends to one of its partitions, in order.
///
/// Its value: kind (1), specVersion (2), number of entries (4), then the entries, each of which tells its own end. Every
/// version of the specification has its number in the same place, so that records of another one are known as such.
public enum Block {
  /// Most bytes of a record's value.
  public static let bound = 512 << 10

  /// Bytes before the first entry.
  static let headBytes = 7

  /// How many entries a record's value holds, as its head says; 0 where it is no block of any topic.
  public static func entryCount(of value: [UInt8]) -> Int {
    guard value.count >= headBytes, Kind(rawValue: value[0]) != nil else { return 0 }
    return value[3..<headBytes].reduce(0) { $0 << 8 | Int($1) }
  }

  /// The first byte of a record.
  enum Kind: UInt8 {
    case keys = 16
    case verify = 17

    init?(_ topic: StageTopic) {
      switch topic {
      case .keys: self = .keys
      case .verify: self = .verify
      case .duplicates: return nil
      }
    }
  }

  /// Reads the entries of a record's value.
  /// - Throws: ``RecordError`` for any bytes that ``BlockAssembler`` does not make for this topic and specVersion.
  static func entries<Entry>(
    in value: [UInt8], of kind: Kind, specVersion: UInt16,
    read: (inout ByteReader) throws(RecordError) -> Entry
  ) throws(RecordError) -> [Entry] {
    var reader = ByteReader(value)
    let first = try reader.byte()
    let version = UInt16(try reader.number(bytes: 2))
    guard version == specVersion else { throw .otherVersion(found: version, expected: specVersion) }
    guard first == kind.rawValue else { throw .unknownKind(first) }
    let count = Int(try reader.number(bytes: 4))
    guard count > 0, count <= value.count else { throw .invalid("a block of \(count) entries") }
    var entries: [Entry] = []
    entries.reserveCapacity(count)
    for _ in 0..<count { entries.append(try read(&reader)) }
    try reader.end()
    return entries
  }
}
