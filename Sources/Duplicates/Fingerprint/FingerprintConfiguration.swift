/// What a fingerprint depends on. Equal on all workers: fingerprints of different configurations do not compare.
public struct FingerprintConfiguration: Equatable, Sendable {
  /// Seed of all hashes. A secret one defeats texts made to collide.
  public var seed: UInt64
  /// Version of the specification, and of this configuration: raise it with every change. In every record.
  public var specVersion: UInt16
  /// Bands of the MinHash, each giving one key.
  public var bands: Int
  /// MinHash values in a band; the number of bins is bands times rows.
  public var rows: Int
  /// A chunk ends where the hash of two consecutive tokens is 0 modulo this.
  public var chunkModulus: Int
  /// Most chunk keys of one article.
  public var chunkKeys: Int
  /// Tokens that are hashed of one text, at most.
  public var tokenLimit: Int

  /// Makes a configuration; the defaults serve windows of up to some millions of articles.
  ///
  /// Where the specification's reference has 20 bands of 5 and chunks of modulus 16 and 8 tokens at least, these have
  /// fewer, wider bands and shorter chunks: the same number of keys for 380 tokens, and a sixth of the misses, most of
  /// them short texts within longer ones. For more than ten million articles in a window, rows 5 and a chunk modulus of
  /// 16 halve the candidates.
  public init(
    seed: UInt64 = 0, specVersion: UInt16 = 2, bands: Int = 10, rows: Int = 4, chunkModulus: Int = 8,
    chunkKeys: Int = 28, tokenLimit: Int = 50_000
  ) {
    precondition(bands > 0 && rows > 0 && chunkModulus > 0 && tokenLimit > 0)
    precondition(1 + bands + chunkKeys <= 64, "an article has at most 64 keys")
    self.seed = seed
    self.specVersion = specVersion
    self.bands = bands
    self.rows = rows
    self.chunkModulus = chunkModulus
    self.chunkKeys = chunkKeys
    self.tokenLimit = tokenLimit
  }
}
