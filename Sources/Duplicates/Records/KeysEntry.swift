/// An entry of the topic `keys`: the keys of one article that belong to one partition.
package struct KeysEntry: Equatable, Sendable {
  /// The article and its place in the order.
  package var order: ArticleOrder
  /// What copies of its text have in common: see ``Digest/tag(seed:)``.
  package var text: UInt32
  /// Its keys that belong to this partition.
  package var keys: [ArticleKey]

  /// Makes an entry.
  package init(order: ArticleOrder, text: UInt32, keys: [ArticleKey]) {
    self.order = order
    self.text = text
    self.keys = keys
  }

  /// The entry's bytes: order (22), text (4), count (1), then 7 bytes a key. At most 64 keys are written.
  package var encoded: [UInt8] {
    var writer = ByteWriter(reserving: 27 + 7 * keys.count)
    writer.order(order)
    writer.number(UInt64(text), bytes: 4)
    writer.keys(keys)
    return writer.bytes
  }

  init(from reader: inout ByteReader) throws(RecordError) {
    order = try reader.order()
    text = UInt32(try reader.number(bytes: 4))
    keys = try reader.keys()
  }

  /// Reads a record's value.
  /// - Throws: ``RecordError`` for any bytes that are no block of this topic and specVersion.
  package static func entries(in value: [UInt8], specVersion: UInt16) throws(RecordError) -> [KeysEntry] {
    try Block.entries(in: value, of: .keys, specVersion: specVersion) { reader throws(RecordError) in
      try KeysEntry(from: &reader)
    }
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
