/// A range of a page's bytes in eight bytes of memory; empty where there is none.
struct ByteRange: Hashable, Sendable {
  var lower: UInt32 = 0
  var upper: UInt32 = 0

  /// No range.
  init() {}

  /// A range; one that does not exist is empty.
  init(_ range: Range<Int>?) {
    guard let range else { return }
    lower = UInt32(truncatingIfNeeded: range.lowerBound)
    upper = UInt32(truncatingIfNeeded: range.upperBound)
  }

  /// Whether there is nothing in it.
  var isEmpty: Bool { lower >= upper }
  /// As ranges are written elsewhere.
  var range: Range<Int> { Int(lower)..<max(Int(lower), Int(upper)) }
}
