/// Boosted oblivious decision trees: every level of a tree asks one question, so that a leaf's number is the answers'
/// bits, and many blocks are scored at once without a branch (Prokhorenkova and others, "CatBoost", 2018).
struct ObliviousForest: Sendable {
  /// How many blocks are scored at a time.
  static let width = 16
  /// Questions of one tree.
  private static let depth = 6
  /// Leaves of one tree.
  private static let leavesOfTree = 1 << depth

  /// Whether a feature is above a border.
  private struct Question {
    /// Where the feature's column begins in a tile.
    var column: Int32
    var border: Int16
  }

  /// The questions of all trees, one after the other.
  private let questions: [Question]
  /// What the leaves add, in units of ``unit``.
  private let leaves: [Int16]
  private let trees: Int
  private let unit: Float
  private let bias: Float

  /// Reads the model that `Tests/Benchmarks/extraction/train.py` writes: lines of numbers; see there for the layout.
  ///
  /// - Parameter names: the features' names by the numbers that the model gives them, with white space between.
  init(_ text: StaticString, features names: String) {
    let known = Dictionary(uniqueKeysWithValues: Feature.allCases.map { ("\($0)", $0.rawValue) })
    let columns = names.split(whereSeparator: \.isWhitespace).map { name in
      guard let column = known[String(name)] else { preconditionFailure("no feature \(name), which a model knows") }
      return column
    }
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
    let depth = Int(numbers[1])
    bias = numbers[2]
    unit = numbers[3]
    precondition(depth <= Self.depth && numbers.count == 4 + trees * (2 * depth + 1 << depth))
    let features = numbers[4...].prefix(trees * depth)
    let borders = numbers[features.endIndex...].prefix(trees * depth)
    var questions: [Question] = []
    var leaves: [Int16] = []
    for tree in 0..<trees {
      for level in 0..<depth {
        questions.append(
          Question(
            column: Int32(columns[Int(features[features.startIndex + tree * depth + level])] * Self.width),
            border: FeatureCode.border(borders[borders.startIndex + tree * depth + level])))
      }
      // A shallower tree's last questions have the answer no.
      for _ in depth..<Self.depth { questions.append(Question(column: 0, border: FeatureCode.largest)) }
      leaves += numbers[borders.endIndex...].dropFirst(tree << depth).prefix(1 << depth).map { Int16($0) }
      leaves += repeatElement(0, count: Self.leavesOfTree - 1 << depth)
    }
    self.trees = trees
    self.questions = questions
    self.leaves = leaves
  }

  /// The score of each block, from 0 to 1.
  func scores(of matrix: FeatureMatrix) -> [Float] {
    var scores: [Float] = []
    scores.reserveCapacity(matrix.rows)
    withUnsafeTemporaryAllocation(of: SIMD16<Int16>.self, capacity: trees) { found in
      for tile in 0..<matrix.tiles {
        findLeaves(matrix.tile(tile), found)
        let sums = sums(found)
        for lane in 0..<min(Self.width, matrix.rows - tile * Self.width) {
          scores.append(1 / (1 + Exponential.value(-(bias + Float(sums[lane]) * unit))))
        }
      }
    }
    return scores
  }

  /// Finds each tree's leaf for each block of a tile.
  private func findLeaves(_ tile: UnsafePointer<Int16>, _ found: UnsafeMutableBufferPointer<SIMD16<Int16>>) {
    let tile = UnsafeRawPointer(tile)
    questions.withUnsafeBufferPointer { questions in
      for tree in 0..<trees {
        var leaf = SIMD16<Int16>()
        var bit = SIMD16<Int16>(repeating: 1)
        for level in 0..<Self.depth {
          let question = questions[tree * Self.depth + level]
          let column = tile.loadUnaligned(fromByteOffset: Int(question.column) * 2, as: SIMD16<Int16>.self)
          // Of all ways to write this, the one that becomes a few vector instructions.
          leaf.replace(with: leaf &+ bit, where: column .> SIMD16<Int16>(repeating: question.border))
          bit &+= bit
        }
        found[tree] = leaf
      }
    }
  }

  /// What the trees' leaves give the blocks of a tile together, in units of ``unit``.
  private func sums(_ found: UnsafeMutableBufferPointer<SIMD16<Int16>>) -> SIMD16<Int32> {
    let numbers = UnsafeRawBufferPointer(found)
    var sums = SIMD16<Int32>()
    leaves.withUnsafeBufferPointer { leaves in
      // Four blocks at a time, whose leaves are in one word.
      for four in 0..<Self.width / 4 {
        var sum: (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
        for tree in 0..<trees {
          let word = UInt64(
            littleEndian: numbers.load(fromByteOffset: (tree * Self.width + four * 4) * 2, as: UInt64.self))
          let first = tree * Self.leavesOfTree
          sum.0 &+= Int32(leaves[first + Int(word & 0xFF)])
          sum.1 &+= Int32(leaves[first + Int(word >> 16 & 0xFF)])
          sum.2 &+= Int32(leaves[first + Int(word >> 32 & 0xFF)])
          sum.3 &+= Int32(leaves[first + Int(word >> 48 & 0xFF)])
        }
        sums[four * 4] = sum.0
        sums[four * 4 + 1] = sum.1
        sums[four * 4 + 2] = sum.2
        sums[four * 4 + 3] = sum.3
      }
    }
    return sums
  }
}
