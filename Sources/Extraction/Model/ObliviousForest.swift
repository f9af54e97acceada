/// Boosted oblivious decision trees: every level of a tree asks one question, so that a leaf's number is the answers'
/// bits, and many blocks are scored at once without a branch (Prokhorenkova and others, "CatBoost", 2018).
struct ObliviousForest: Sendable {
  /// How many blocks are scored at a time.
  static let width = 16

  /// The questions of all trees, `depth` for each: is this feature above this border?
  private let features: [UInt16]
  private let borders: [Float]
  /// 2^depth values for each tree.
  private let leaves: [Float]
  private let depth: Int
  private let bias: Float

  /// Reads the model that `Tests/Benchmarks/extraction/train.py` writes: lines of numbers; see there for the layout.
  init(_ text: StaticString) {
    var numbers: [Float] = []
    text.withUTF8Buffer { bytes in
      var index = 0
      while index < bytes.count {
        var end = index
        while end < bytes.count, bytes[end] > 0x20 { end += 1 }
        if end > index { numbers.append(Float(String(decoding: bytes[index..<end], as: UTF8.self)) ?? .nan) }
        index = end + 1
      }
    }
    let trees = Int(numbers[0])
    depth = Int(numbers[1])
    bias = numbers[2]
    let leafScale = numbers[3]
    var position = 4
    features = numbers[position..<position + trees * depth].map { UInt16($0) }
    position += trees * depth
    borders = Array(numbers[position..<position + trees * depth])
    position += trees * depth
    leaves = numbers[position...].map { $0 * leafScale }
    precondition(leaves.count == trees << depth && features.allSatisfy { $0 < Feature.count })
  }

  /// Fills `scores` with the score of each block, from 0 to 1.
  ///
  /// Tiles where no score in `earlier` is above ``BlockModels/hopeless`` keep those: half of a page is menus.
  func score(_ matrix: FeatureMatrix, into scores: inout [Float], unlessHopeless earlier: [Float] = []) {
    scores.removeAll(keepingCapacity: true)
    for tile in 0..<matrix.tiles {
      let before = earlier.dropFirst(tile * Self.width).prefix(Self.width)
      if !before.isEmpty, before.allSatisfy({ $0 <= BlockModels.hopeless }) {
        scores.append(contentsOf: before)
        continue
      }
      let sums = sums(of: matrix.tile(tile))
      for lane in 0..<min(Self.width, matrix.rows - tile * Self.width) {
        scores.append(1 / (1 + Exponential.value(-sums[lane])))
      }
    }
  }

  /// What the trees give the blocks of one tile.
  private func sums(of tile: UnsafePointer<Float>) -> SIMD16<Float> {
    var sums = SIMD16<Float>(repeating: bias)
    features.withUnsafeBufferPointer { features in
      borders.withUnsafeBufferPointer { borders in
        leaves.withUnsafeBufferPointer { leaves in
          var question = 0
          var first: Int32 = 0
          while question < features.count {
            var leaf = SIMD16<Int32>(repeating: first)
            var bit = SIMD16<Int32>(repeating: 1)
            for _ in 0..<depth {
              let column = UnsafeRawPointer(tile + Int(features[question]) * Self.width)
                .loadUnaligned(as: SIMD16<Float>.self)
              leaf.replace(with: leaf &+ bit, where: column .> borders[question])
              bit &+= bit
              question += 1
            }
            for lane in 0..<Self.width { sums[lane] += leaves[Int(leaf[lane])] }
            first &+= 1 << Int32(truncatingIfNeeded: depth)
          }
        }
      }
    }
    return sums
  }
}
