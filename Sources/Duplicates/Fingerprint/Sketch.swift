/// A sample of a text's set of shingles: all 32-bit shingle hashes below 2^(32 - level), at the smallest level that
/// leaves at most ``capacity`` of them.
///
/// At level 0 it is the whole set, and what is computed from it is exact but for collisions of 32-bit hashes.
public struct Sketch: Equatable, Sendable {
  /// Most hashes that a sketch holds.
  public static let capacity = 1_024

  /// The sample holds one shingle in 2^level.
  public let level: UInt8
  /// The hashes, ascending, without repeats.
  public let hashes: [UInt32]

  /// Makes a sketch from hashes that are ascending, distinct, and below 2^(32 - level).
  init(level: UInt8, hashes: [UInt32]) {
    self.level = level
    self.hashes = hashes
  }

  /// Samples a set of shingle hashes, in whatever order and with repeats.
  public init(sampling shingles: some Sequence<UInt32>) {
    var kept = shingles.sorted()
    var count = 0
    for hash in kept where count == 0 || hash != kept[count - 1] {
      kept[count] = hash
      count += 1
    }
    var level: UInt8 = 0
    while count > Self.capacity {
      level += 1
      let limit = UInt32(1) << (32 - UInt32(level))
      while count > 0, kept[count - 1] >= limit { count -= 1 }
    }
    kept.removeLast(kept.count - count)
    self.level = level
    hashes = kept
  }

  /// How many of the hashes count when the sketch is compared at a level: those below 2^(32 - level).
  func count(atLevel level: UInt8) -> Int {
    guard level > self.level else { return hashes.count }
    let limit = UInt32(1) << (32 - UInt32(level))
    return hashes.indices.first(thatAndAfter: { hashes[$0] >= limit })
  }
}
