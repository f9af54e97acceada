/// Which partition of an internal topic a thing belongs to. Producers set the partition from these, so that what must
/// meet meets whatever partitioner a client is configured with.
public enum Partitioning {
  /// The partition of the topic `keys` that owns a key, below `count`.
  public static func partition(for key: ArticleKey, of count: Int) -> Int {
    place(key.bucket, count)
  }

  /// The partition of the topic `verify` that owns an article, below `count`.
  public static func partition(forArticle article: ArticleReference, of count: Int) -> Int {
    place(article.high ^ article.low.byteSwapped, count)
  }

  private static func place(_ value: UInt64, _ count: Int) -> Int {
    Int(value.mixed().multipliedFullWidth(by: UInt64(max(count, 1))).high)
  }
}

extension UInt64 {
  /// The finalizer of MurmurHash3 (public domain, Austin Appleby): every input bit changes every output bit half the time.
  func mixed() -> UInt64 {
    var x = self
    x = (x ^ x >> 33) &* 0xFF51_AFD7_ED55_8CCD
    x = (x ^ x >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return x ^ x >> 33
  }
}
