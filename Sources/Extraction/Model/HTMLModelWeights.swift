/// The numbers of ``BlockModels``, written by `Tests/Benchmarks/extraction/train.py`.
enum HTMLModelWeights {
  static let first: StaticString = "0 0 0 1"
  static let second: StaticString = "0 0 0 1"
}
