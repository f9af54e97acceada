/// The identity of an article inside duplicate detection: 128 bits, the ones of the article's id.
///
/// References order as their 32 hex digits do.
public struct ArticleReference: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The first 64 bits.
  public let high: UInt64
  /// The last 64 bits.
  public let low: UInt64

  /// The smallest and the largest reference there can be: bounds of ranges.
  static let first = ArticleReference(high: 0, low: 0)
  static let last = ArticleReference(high: .max, low: .max)

  /// Makes a reference from its two halves.
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Makes a reference from the 16 bytes of an article's id; nil for any other number of bytes.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 16 else { return nil }
    high = bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) }
    low = bytes[8...].reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Reads 32 hex digits; nil for anything else.
  public init?(hex: String) {
    let digits = Array(hex.utf8)
    guard digits.count == 32 else { return nil }
    var halves: [UInt64] = [0, 0]
    for (index, digit) in digits.enumerated() {
      let value: UInt8
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = digit - UInt8(ascii: "A") + 10
      default: return nil
      }
      halves[index / 16] = halves[index / 16] << 4 | UInt64(value)
    }
    high = halves[0]
    low = halves[1]
  }

  /// The 16 bytes, first ones first.
  public var bytes: [UInt8] {
    var writer = ByteWriter()
    writer.reference(self)
    return writer.bytes
  }

  /// 32 lower-case hex digits: the article's id as the topics `articles` and `duplicates` have it.
  public var description: String {
    String(unsafeUninitializedCapacity: 32) { text in
      for (place, half) in [high, low].enumerated() {
        for digit in 0..<16 {
          let value = UInt8(truncatingIfNeeded: half >> UInt64(60 - 4 * digit)) & 15
          text[16 * place + digit] = value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
        }
      }
      return 32
    }
  }

  /// Orders references as numbers.
  public static func < (a: ArticleReference, b: ArticleReference) -> Bool {
    (a.high, a.low) < (b.high, b.low)
  }
}
