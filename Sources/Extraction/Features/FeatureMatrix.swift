/// The features of all blocks of a page, column by column.
package struct FeatureMatrix {
  /// The number of blocks.
  package private(set) var rows = 0
  /// The values: feature `f` of block `i` is at `f * stride + i`.
  private(set) var values: [Float] = []
  /// Rows, rounded up to what the model works on at a time; what is beyond ``rows`` is zero.
  private(set) var stride = 0

  /// Makes room for so many blocks, all features 0.
  mutating func reset(rows: Int) {
    self.rows = rows
    stride = (rows + ObliviousForest.width - 1) / ObliviousForest.width * ObliviousForest.width
    let count = stride * Feature.count
    values.removeAll(keepingCapacity: true)
    values.append(contentsOf: repeatElement(0, count: count))
  }

  /// One feature of one block.
  package subscript(_ row: Int, _ feature: Feature) -> Float {
    get { values[feature.rawValue * stride + row] }
    set { values[feature.rawValue * stride + row] = newValue }
  }
}
