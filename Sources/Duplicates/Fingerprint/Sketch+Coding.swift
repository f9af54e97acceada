/// The binary form of a sketch: level (1), count (2), then the ascending hashes in Elias-Fano coding
/// (P. Elias, "Efficient storage and retrieval by content and address of static files", 1974): the low bits of each as
/// they are, then the differences of the high bits in unary. It takes about 25 bits a hash where 32 is plain, and is
/// the greater part of an article's state.
extension ByteWriter {
  mutating func sketch(_ sketch: Sketch) {
    byte(sketch.level)
    number(UInt64(sketch.hashes.count), bytes: 2)
    let lowBits = EliasFano.lowBits(count: sketch.hashes.count, level: sketch.level)
    var bits = BitWriter()
    for hash in sketch.hashes { bits.append(UInt64(hash) & (1 << UInt64(lowBits) - 1), count: lowBits) }
    var high: UInt32 = 0
    for hash in sketch.hashes {
      var zeros = Int(hash >> UInt32(lowBits) - high)
      high = hash >> UInt32(lowBits)
      while zeros >= 32 {
        bits.append(0, count: 32)
        zeros -= 32
      }
      bits.append(1 << UInt64(zeros), count: zeros + 1)
    }
    raw(bits.finished())
  }
}

extension ByteReader {
  /// Reads a sketch; every run of bits that is no sketch throws.
  mutating func sketch() throws(RecordError) -> Sketch {
    let level = try byte()
    let count = Int(try number(bytes: 2))
    guard level < 32, count <= Sketch.capacity else { throw .invalid("sketch of \(count) hashes at level \(level)") }
    let lowBits = EliasFano.lowBits(count: count, level: level)
    let limit = UInt64(1) << (32 - UInt64(level))
    var hashes: [UInt32] = []
    hashes.reserveCapacity(count)
    var lows = try bits(count: count * lowBits)
    for _ in 0..<count { hashes.append(UInt32(truncatingIfNeeded: lows.read(lowBits))) }
    // The unary part goes on in the byte that the low bits end in.
    var high: UInt64 = 0
    for position in 0..<count {
      while true {
        if lows.isAtEnd { try extend(&lows) }
        if lows.read(1) == 1 { break }
        high += 1
        if high << UInt64(lowBits) >= limit { throw .invalid("sketch hash out of range") }
      }
      let hash = high << UInt64(lowBits) | UInt64(hashes[position])
      guard hash < limit else { throw .invalid("sketch hash out of range") }
      hashes[position] = UInt32(hash)
      if position > 0, hashes[position] <= hashes[position - 1] { throw .invalid("sketch hashes do not ascend") }
    }
    return Sketch(level: level, hashes: hashes)
  }

  private mutating func bits(count: Int) throws(RecordError) -> BitReader {
    BitReader(try raw((count + 7) / 8))
  }

  private mutating func extend(_ bits: inout BitReader) throws(RecordError) {
    bits.append(try byte())
  }
}

enum EliasFano {
  /// Low bits of each hash that are stored as they are: the rounded-down logarithm of the mean distance of two hashes.
  static func lowBits(count: Int, level: UInt8) -> Int {
    guard count > 0 else { return 0 }
    let distance = (UInt64(1) << (32 - UInt64(level))) / UInt64(count)
    return distance == 0 ? 0 : 63 - distance.leadingZeroBitCount
  }
}

/// Packs numbers of any width into bytes, lowest bit first.
struct BitWriter {
  private var bytes: [UInt8] = []
  private var pending: UInt64 = 0
  private var pendingCount = 0

  /// Appends the low `count` bits, at most 33.
  mutating func append(_ value: UInt64, count: Int) {
    pending |= value << UInt64(pendingCount)
    pendingCount += count
    while pendingCount >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
      pendingCount -= 8
    }
  }

  /// The bytes, the last one filled up with zero bits.
  func finished() -> [UInt8] {
    pendingCount > 0 ? bytes + [UInt8(truncatingIfNeeded: pending)] : bytes
  }
}

/// Reads what ``BitWriter`` wrote.
struct BitReader {
  private var bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { position == bytes.count * 8 }

  mutating func append(_ byte: UInt8) {
    bytes.append(byte)
  }

  /// Reads `count` bits, at most 32, of those that are there.
  mutating func read(_ count: Int) -> UInt64 {
    var value: UInt64 = 0
    var done = 0
    while done < count {
      let offset = position & 7
      let width = min(8 - offset, count - done)
      let bits = UInt64(bytes[position >> 3] >> UInt8(offset)) & (1 << UInt64(width) - 1)
      value |= bits << UInt64(done)
      done += width
      position += width
    }
    return value
  }
}
