/// One block's features within a ``FeatureMatrix``; of use until the matrix is reset.
struct FeatureRow {
  private let base: UnsafeMutablePointer<Float>

  init(base: UnsafeMutablePointer<Float>) {
    self.base = base
  }

  @inline(__always)
  subscript(_ feature: Feature) -> Float {
    get { base[feature.rawValue * FeatureMatrix.width] }
    nonmutating set { base[feature.rawValue * FeatureMatrix.width] = newValue }
  }
}
