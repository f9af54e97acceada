/// Reads the fields of a binary record, and throws where the bytes end too early. Never traps, whatever the bytes.
struct ByteReader {
  private let bytes: [UInt8]
  private(set) var index: Int

  init(_ bytes: [UInt8], from index: Int = 0) {
    self.bytes = bytes
    self.index = index
  }

  private mutating func take(_ count: Int) throws(RecordError) -> Range<Int> {
    guard count >= 0, index <= bytes.count, bytes.count - index >= count else { throw .truncated(at: index) }
    defer { index += count }
    return index..<index + count
  }

  mutating func byte() throws(RecordError) -> UInt8 {
    bytes[try take(1).lowerBound]
  }

  /// Reads a number of up to eight bytes.
  mutating func number(bytes count: Int) throws(RecordError) -> UInt64 {
    let range = try take(count)
    guard range.lowerBound + 8 <= bytes.count, count > 0 else {
      return bytes[range].reduce(0) { $0 << 8 | UInt64($1) }
    }
    return word(at: range.lowerBound) >> UInt64(64 - 8 * count)
  }

  /// The eight bytes from an index on, all of which are there.
  private func word(at index: Int) -> UInt64 {
    UInt64(bigEndian: bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: index, as: UInt64.self) })
  }

  mutating func reference() throws(RecordError) -> ArticleReference {
    let first = try take(16).lowerBound
    return ArticleReference(high: word(at: first), low: word(at: first + 8))
  }

  mutating func time() throws(RecordError) -> Int64 {
    let time = Int64(bitPattern: try number(bytes: 6)) - (1 << 47)
    guard time >= -ArticleOrder.timeLimit else { throw .invalid("time \(time)") }
    return time
  }

  mutating func order() throws(RecordError) -> ArticleOrder {
    let first = try take(22).lowerBound
    let time = Int64(bitPattern: word(at: first) >> 16) - (1 << 47)
    guard time >= -ArticleOrder.timeLimit else { throw .invalid("time \(time)") }
    return ArticleOrder(time: time, article: ArticleReference(high: word(at: first + 6), low: word(at: first + 14)))
  }

  /// Reads as many of so many candidates as are surely whole, in their order and as they were written.
  mutating func readCandidates(_ count: Int, into candidates: inout [Candidate]) {
    index = bytes.withUnsafeBytes { bytes in
      var at = index
      func word(_ offset: Int) -> UInt64 {
        UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: at + offset, as: UInt64.self))
      }
      var last = ArticleOrder(time: -ArticleOrder.timeLimit, article: .first)
      while candidates.count < count, at + 31 <= bytes.count {
        let time = Int64(bitPattern: word(0) >> 16) - (1 << 47)
        let order = ArticleOrder(time: time, article: ArticleReference(high: word(6), low: word(14)))
        let first = bytes[at + 22]
        let keys = first < 64 ? 1 << UInt64(first) : word(23)
        guard order.time == time, last < order, first < 64 || first == 64 && keys.nonzeroBitCount != 1 else { break }
        candidates.append(Candidate(order: order, keys: keys))
        last = order
        at += first < 64 ? 23 : 31
      }
      return at
    }
  }

  mutating func counted() throws(RecordError) -> [UInt8] {
    let count = Int(try number(bytes: 2))
    return Array(bytes[try take(count)])
  }

  /// The bits from here on; ``skip(_:)`` goes on after those that were read of them.
  var bits: BitReader { BitReader(bytes, from: index) }

  mutating func skip(_ bits: BitReader) throws(RecordError) {
    _ = try take(bits.index - index)
  }

  /// Throws unless everything was read.
  func end() throws(RecordError) {
    if index < bytes.count { throw .trailingBytes(count: bytes.count - index) }
  }
}
