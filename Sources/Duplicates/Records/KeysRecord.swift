/// A record of the topic `keys`: the keys of one article that belong to one partition.
public struct KeysRecord: Equatable, Sendable {
  /// The article and its place in the order.
  public var order: ArticleOrder
  /// Its keys that belong to this partition.
  public var keys: [ArticleKey]

  /// Makes a record.
  public init(order: ArticleOrder, keys: [ArticleKey]) {
    self.order = order
    self.keys = keys
  }

  /// The record's value: kind, specVersion (2), order (22), count (1), then 7 bytes a key. At most 64 keys are written.
  public func encoded(specVersion: UInt16) -> [UInt8] {
    var writer = ByteWriter(reserving: 26 + 7 * keys.count)
    writer.byte(RecordKind.keys.rawValue)
    writer.number(UInt64(specVersion), bytes: 2)
    writer.order(order)
    writer.keys(keys)
    return writer.bytes
  }

  /// Reads a record's value.
  /// - Throws: ``RecordError`` for any bytes that ``encoded(specVersion:)`` does not write under this specVersion.
  public init(decoding bytes: [UInt8], specVersion: UInt16) throws(RecordError) {
    var reader = ByteReader(bytes)
    let kind = try reader.byte()
    guard kind == RecordKind.keys.rawValue else { throw .unknownKind(kind) }
    try reader.specVersion(specVersion)
    order = try reader.order()
    keys = try reader.keys()
    try reader.end()
  }
}

extension ByteWriter {
  mutating func keys(_ keys: [ArticleKey]) {
    byte(UInt8(min(keys.count, 64)))
    for key in keys.prefix(64) {
      number(key.hash, bytes: 6)
      byte(key.ordinal)
    }
  }
}

extension ByteReader {
  /// Reads two bytes of specVersion and throws unless they are the expected one.
  mutating func specVersion(_ expected: UInt16) throws(RecordError) {
    let found = UInt16(try number(bytes: 2))
    guard found == expected else { throw .otherVersion(found: found, expected: expected) }
  }

  mutating func keys() throws(RecordError) -> [ArticleKey] {
    let count = try byte()
    guard count <= 64 else { throw .invalid("\(count) keys") }
    var keys: [ArticleKey] = []
    keys.reserveCapacity(Int(count))
    for _ in 0..<count {
      let hash = try number(bytes: 6)
      let ordinal = try byte()
      guard ordinal < 64 else { throw .invalid("key ordinal \(ordinal)") }
      keys.append(ArticleKey(hash: hash, ordinal: ordinal))
    }
    return keys
  }
}
