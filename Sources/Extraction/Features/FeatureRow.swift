/// One block's features within a ``FeatureMatrix``; of use until the matrix is reset.
struct FeatureRow {
  private let base: UnsafeMutablePointer<Int16>

  init(base: UnsafeMutablePointer<Int16>) {
    self.base = base
  }

  @inline(__always)
  subscript(_ feature: Feature) -> Float {
    get { FeatureCode.value(base[feature.rawValue * FeatureMatrix.width]) }
    nonmutating set { base[feature.rawValue * FeatureMatrix.width] = FeatureCode.code(newValue) }
  }

  /// Takes over a feature, by its number, from another block.
  @inline(__always)
  func copy(_ column: Int, of other: FeatureRow) {
    base[column * FeatureMatrix.width] = other.base[column * FeatureMatrix.width]
  }
}
