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

  /// Sixteen bytes at an offset. Those that lie after the source are zeros, as far as `padding` goes.
  @inline(__always) func vector(at offset: Int) -> ByteVector {
    precondition(UInt(bitPattern: offset) <= UInt(bitPattern: count))
    return UnsafeRawPointer(base + offset).loadUnaligned(as: ByteVector.self)
  }

  /// A bit for each of the 32 bytes at an offset, the first byte's lowest: whether it is as `test` says.
  @inline(__always) func bits(at offset: Int, where test: (ByteVector) -> ByteMask) -> UInt32 {
    precondition(UInt(bitPattern: offset) <= UInt(bitPattern: count))
    let bytes = UnsafeRawPointer(base + offset)
    let low = test(bytes.loadUnaligned(as: ByteVector.self)).bits
    return low | test(bytes.loadUnaligned(fromByteOffset: 16, as: ByteVector.self)).bits &<< 16
  }

  /// The first offset from `start` with `<`, `&` or 0: `count` at the latest.
  @inline(__always) func endOfText(from start: Int) -> Int { first(0x3C, 0x26, from: start) }

  /// The first offset from `start` with either byte or 0: `count` at the latest.
  @inline(__always) func first(_ one: UInt8, _ two: UInt8, from start: Int) -> Int {
    var offset = start
    while offset < count {
      let hits = bits(at: offset) {
        ($0 .== ByteVector(all: one)) .| ($0 .== ByteVector(all: two)) .| ($0 .== ByteVector(all: 0))
      }
      if hits != 0 { return offset &+ hits.trailingZeroBitCount }
      offset &+= 32
    }
    return count
  }

  /// The first offset from `start` with white space, a control character, `/`, `>` or `=`: `count` at the latest.
  @inline(__always) func endOfName(from start: Int) -> Int {
    var offset = start
    while offset < count {
      let bytes = vector(at: offset)
      let hits =
        (bytes .<= ByteVector(all: 0x20)) .| (bytes .== ByteVector(all: 0x2F)) .| (bytes .== ByteVector(all: 0x3D))
        .| (bytes .== ByteVector(all: 0x3E))
      let bits = hits.bits
      if bits != 0 { return offset &+ bits.trailingZeroBitCount }
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
