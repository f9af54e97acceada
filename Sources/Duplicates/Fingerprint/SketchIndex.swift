/// A sketch laid out to be compared with many others: the hashes of each part of the range that they come from stand together,
/// so that for a hash of the other sketch four at a time are looked at, and nothing waits for the comparison before.
struct SketchIndex {
  private let sketch: Sketch
  /// The hashes, and as many zeros as a look beyond their end meets. Where that happens, zero is not what is looked for.
  private let hashes: [UInt32]
  /// Where the hashes of each part begin; empty where a part has too many, as random hashes never do.
  private let starts: [UInt16]
  /// Of a hash, to get the number of its part.
  private let shift: UInt32

  private static let parts = 1_024
  private static let width = 4
  /// Most hashes of a part.
  private static let crowd = 16

  init(_ sketch: Sketch) {
    self.sketch = sketch
    let bits = UInt32(Self.parts.trailingZeroBitCount)
    let range = 32 - UInt32(sketch.level)
    shift = range > bits ? range - bits : 0
    var starts = [UInt16](repeating: 0, count: Self.parts + 1)
    for hash in sketch.hashes { starts[Int(hash &>> shift) + 1] += 1 }
    let most = starts.max() ?? 0
    for part in 1...Self.parts { starts[part] += starts[part - 1] }
    self.starts = most <= Self.crowd && sketch.hashes.count >= Self.width ? starts : []
    hashes = sketch.hashes + [UInt32](repeating: 0, count: Self.width)
  }

  /// What the sketch and another one have in common.
  func overlap(with other: Sketch) -> Overlap {
    if starts.isEmpty { return Overlap(sketch, other) }
    let level = max(sketch.level, other.level)
    let second = other.count(atLevel: level)
    let common = starts.withUnsafeBufferPointer { starts in
      hashes.withUnsafeBytes { hashes in
        other.hashes.withUnsafeBufferPointer { other in
          var common = SIMD4<Int32>.zero
          for place in 0..<second {
            let hash = SIMD4<UInt32>(repeating: other[place])
            let part = Int(other[place] &>> shift)
            var at = Int(starts[part])
            let end = Int(starts[part + 1])
            repeat {
              let four = hashes.loadUnaligned(fromByteOffset: 4 * at, as: SIMD4<UInt32>.self)
              // Each that is equal counts -1.
              common &+= unsafeBitCast(four .== hash, to: SIMD4<Int32>.self)
              at += Self.width
            } while at < end
          }
          return Int(-common.wrappedSum())
        }
      }
    }
    return Overlap(first: sketch.count(atLevel: level), second: second, common: common)
  }
}
