/// The binary form of a sketch: level (1), count (2), then the gap before each hash in Rice coding (R. F. Rice, "Some
/// Practical Universal Noiseless Coding Techniques", 1979), the remainder before the quotient.
///
/// It takes about 25 bits a hash where 32 is plain, a twentieth of a bit more than the entropy of as many hashes drawn at
/// random, and is the greater part of an article's state.
extension ByteWriter {
  mutating func sketch(_ sketch: Sketch) {
    byte(sketch.level)
    number(UInt64(sketch.hashes.count), bytes: 2)
    let remainderBits = RiceCoding.remainderBits(count: sketch.hashes.count, level: sketch.level)
    var bits = BitWriter()
    var next: UInt32 = 0
    for hash in sketch.hashes {
      let gap = hash - next
      bits.append(UInt64(gap) & (1 << UInt64(remainderBits) - 1), count: remainderBits)
      var zeros = Int(gap >> UInt32(remainderBits))
      while zeros >= 32 {
        bits.append(0, count: 32)
        zeros -= 32
      }
      bits.append(1 << UInt64(zeros), count: zeros + 1)
      next = hash &+ 1
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
    let remainderBits = RiceCoding.remainderBits(count: count, level: level)
    let limit = UInt64(1) << (32 - UInt64(level))
    var hashes: [UInt32] = []
    hashes.reserveCapacity(count)
    var bits = self.bits
    var next: UInt64 = 0
    let most = Int(limit >> UInt64(remainderBits))
    for _ in 0..<count {
      let hash = try next + bits.rice(remainderBits: remainderBits, quotientAtMost: most)
      guard hash < limit else { throw .invalid("sketch hash out of range") }
      hashes.append(UInt32(hash))
      next = hash + 1
    }
    try bits.endByte()
    try skip(bits)
    return Sketch(level: level, hashes: hashes)
  }
}

enum RiceCoding {
  /// Bits of a gap's remainder: the best for gaps of random hashes, whose lengths are distributed geometrically
  /// (A. Kiely, "Selecting the Golomb Parameter in Rice Coding", 2004): the logarithm of 0.48 of their mean, rounded up.
  static func remainderBits(count: Int, level: UInt8) -> Int {
    guard count > 0 else { return 0 }
    let scaled = (UInt64(31) << (32 - UInt64(level))) / (UInt64(count) * 64)
    return scaled <= 1 ? 0 : 64 - (scaled - 1).leadingZeroBitCount
  }
}
