/// The features of all blocks of a page as ``FeatureCode``s, in tiles of as many blocks as the models work on at a time: a tile's memory is
/// filled and scored while it is in the processor's nearest cache.
package final class FeatureMatrix {
  /// Blocks of one tile.
  static let width = ObliviousForest.width
  /// Numbers of one tile.
  private static let tileSize = width * Feature.count

  /// The number of blocks.
  package private(set) var rows = 0
  /// Feature `f` of the block `i` of a tile is at `f * width + i`. What is beyond ``rows`` is zero.
  private var values: UnsafeMutableBufferPointer<Int16>

  init() {
    values = .allocate(capacity: 0)
  }

  deinit {
    values.deallocate()
  }

  /// The number of tiles.
  var tiles: Int { (rows + FeatureMatrix.width - 1) / FeatureMatrix.width }

  /// Makes room for so many blocks, all features 0.
  func reset(rows: Int) {
    self.rows = rows
    let count = tiles * FeatureMatrix.tileSize
    if values.count < count {
      values.deallocate()
      values = .allocate(capacity: max(count, values.count * 2))
      values.initialize(repeating: 0)
    } else {
      values[0..<count].update(repeating: 0)
    }
  }

  /// The features of one block, to be read and written.
  @inline(__always)
  func row(_ row: Int) -> FeatureRow {
    precondition(row >= 0 && row < rows)
    let tile = row / FeatureMatrix.width
    return FeatureRow(base: values.baseAddress! + tile * FeatureMatrix.tileSize + row % FeatureMatrix.width)
  }

  /// The features of one tile, one column after the other.
  @inline(__always)
  func tile(_ tile: Int) -> UnsafePointer<Int16> {
    precondition(tile >= 0 && tile < tiles)
    return UnsafePointer(values.baseAddress! + tile * FeatureMatrix.tileSize)
  }

  /// One feature of one block.
  package subscript(_ row: Int, _ feature: Feature) -> Float {
    get { self.row(row)[feature] }
    set { self.row(row)[feature] = newValue }
  }

  /// Makes this the matrix of some blocks of another one, in that order.
  func copy(_ rows: [Int], of other: FeatureMatrix) {
    reset(rows: rows.count)
    for (row, source) in rows.enumerated() {
      let from = other.row(source)
      let to = self.row(row)
      for column in 0..<Feature.count { to.copy(column, of: from) }
    }
  }
}
