import Glibc

/// The decoded source while it is being parsed: the one place where the parser reads through an unsafe pointer.
///
/// An array would do the same reads with a load of its buffer and a reference count around each of them. Every read is
/// checked against the bounds instead, in release builds too. The memory goes on for `padding` zero bytes after the source,
/// so a vector may be loaded at any valid offset, and the byte at `count` is a zero that ends every scan.
struct Source {
  /// Zero bytes after the source.
  static let padding = 32

  private let base: UnsafePointer<UInt8>
  /// Bytes of source, without the padding.
  let count: Int
  /// Whether there is a zero byte in the source; nearly never.
  let hasNulls: Bool

  /// Wraps memory that holds `count` bytes and then `padding` zeros. It must outlive the value.
  init(_ memory: UnsafeBufferPointer<UInt8>, count: Int) {
    precondition(memory.count >= count + Self.padding)
    base = memory.baseAddress!
    self.count = count
    hasNulls = memchr(base, 0, count) != nil
  }

  /// The byte at an offset; 0 at `count`.
  @inline(__always) subscript(offset: Int) -> UInt8 {
    precondition(UInt(bitPattern: offset) <= UInt(bitPattern: count))
    return base[offset]
  }

  /// Eight bytes at an offset, the first in the lowest bits.
  @inline(__always) func word(at offset: Int) -> UInt64 {
    precondition(UInt(bitPattern: offset) <= UInt(bitPattern: count))
    return UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self)
  }

  @inline(__always) private func vector(at offset: Int) -> SIMD16<UInt8> {
    precondition(UInt(bitPattern: offset) <= UInt(bitPattern: count))
    return UnsafeRawPointer(base + offset).loadUnaligned(as: SIMD16<UInt8>.self)
  }

  /// The first offset from `start` with `<`, `&` or 0: `count` at the latest.
  @inline(__always) func endOfText(from start: Int) -> Int { first(0x3C, 0x26, from: start) }

  /// The first offset from `start` with either byte or 0: `count` at the latest.
  @inline(__always) func first(_ one: UInt8, _ two: UInt8, from start: Int) -> Int {
    var offset = start
    let ones = SIMD16<UInt8>(repeating: one)
    let twos = SIMD16<UInt8>(repeating: two)
    while offset < count {
      let bytes = vector(at: offset)
      let hits = (bytes .== ones) .| (bytes .== twos) .| (bytes .== SIMD16<UInt8>(repeating: 0))
      let words = unsafeBitCast(hits, to: SIMD2<UInt64>.self)
      if words[0] != 0 { return offset &+ words[0].trailingZeroBitCount &>> 3 }
      if words[1] != 0 { return offset &+ 8 &+ words[1].trailingZeroBitCount &>> 3 }
      offset &+= 16
    }
    return count
  }

  /// The first offset from `start` with a byte, `count` if there is none.
  @inline(__always) func first(_ byte: UInt8, from start: Int) -> Int {
    precondition(UInt(bitPattern: start) <= UInt(bitPattern: count))
    guard let found = memchr(base + start, Int32(byte), count &- start) else { return count }
    return UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - base
  }

  /// A range of the source.
  @inline(__always) func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
  }
}
