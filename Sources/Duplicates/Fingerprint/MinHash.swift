/// One-permutation MinHash with optimal densification: the keys that texts of high Jaccard index share.
///
/// P. Li, A. Owen, C.-H. Zhang, "One Permutation Hashing", 2012; A. Shrivastava, "Optimal Densification for Fast and
/// Accurate Minwise Hashing", 2017.
struct MinHash {
  private let bands: Int
  private let rows: Int
  private let seed: UInt64
  private var bins: [UInt64]
  private var filled: [UInt64]

  init(bands: Int, rows: Int, seed: UInt64) {
    self.bands = bands
    self.rows = rows
    self.seed = seed
    bins = [UInt64](repeating: .max, count: bands * rows)
    filled = bins
  }

  /// One key of 48 bits for each band of a set of shingles that is not empty.
  mutating func keys(of shingles: [UInt64]) -> [UInt64] {
    let count = UInt64(bins.count)
    for bin in bins.indices { bins[bin] = .max }
    for shingle in shingles {
      let bin = Int(shingle.multipliedFullWidth(by: count).high)
      bins[bin] = min(bins[bin], shingle & ~1)
    }
    for bin in bins.indices {
      var source = bin
      var attempt: UInt64 = 0
      // Every bin tries the others in an order of its own, the same for every text.
      while bins[source] == .max {
        attempt += 1
        source = Int((UInt64(bin) << 32 | attempt).mixed().multipliedFullWidth(by: count).high)
      }
      filled[bin] = bins[source]
    }
    return (0..<bands).map { band in
      var key = (seed &+ UInt64(band) &* KeyDomain.band).mixed()
      for row in 0..<rows { key = (key ^ filled[band * rows + row]).mixed() }
      return key & ArticleKey.mask
    }
  }
}
