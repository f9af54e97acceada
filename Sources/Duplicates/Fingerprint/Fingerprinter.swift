import CCrypto
import CXXHash

/// Makes fingerprints. It keeps its buffers between texts: make one for each thread, and use it for many.
public struct Fingerprinter {
  /// What fingerprints depend on.
  public let configuration: FingerprintConfiguration
  private var tokenizer: Tokenizer
  private var shingles: [UInt64] = []
  private var minHash: MinHash
  private let chunks: Chunks

  /// Tokens of a shingle, and the fewest that a text needs to be compared.
  static let shingleLength = 5
  /// Tokens that a body needs to stand without its headline.
  static let bodyTokens = 50

  /// Makes a fingerprinter.
  public init(_ configuration: FingerprintConfiguration) {
    self.configuration = configuration
    tokenizer = Tokenizer(seed: configuration.seed, limit: configuration.tokenLimit)
    minHash = MinHash(bands: configuration.bands, rows: configuration.rows, seed: configuration.seed)
    chunks = Chunks(modulus: configuration.chunkModulus, limit: configuration.chunkKeys, seed: configuration.seed)
  }

  /// The fingerprint of an article: of its body if that has 50 tokens, else of headline and body.
  /// - Parameters:
  ///   - headline: UTF-8; bytes that are none separate tokens.
  ///   - body: UTF-8 likewise.
  public mutating func fingerprint(headline: [UInt8], body: [UInt8]) -> Fingerprint {
    tokenizer.reset()
    tokenizer.append(body)
    if tokenizer.count < Self.bodyTokens, !headline.isEmpty {
      tokenizer.reset()
      tokenizer.append(headline)
      tokenizer.append(body)
    }
    let digest = digest()
    guard tokenizer.count >= Self.shingleLength else {
      return Fingerprint(
        tokenCount: tokenizer.count, hashedTokens: tokenizer.hashes.count, digest: digest, keys: [],
        sketch: Sketch(level: 0, hashes: []), reason: .tooShort)
    }
    hashShingles()
    var keys = [(digest.high ^ digest.low &* KeyDomain.digest).mixed() & ArticleKey.mask]
    keys += minHash.keys(of: shingles)
    keys += chunks.keys(of: tokenizer.hashes)
    return Fingerprint(
      tokenCount: tokenizer.count, hashedTokens: tokenizer.hashes.count, digest: digest, keys: keys,
      sketch: Sketch(sampling: shingles.lazy.map { UInt32(truncatingIfNeeded: $0) }), reason: nil)
  }

  /// The seeded hash of any bytes.
  func hash(_ bytes: [UInt8]) -> UInt64 {
    bytes.withUnsafeBytes { XXH3_64bits_withSeed($0.baseAddress, $0.count, configuration.seed) }
  }

  /// Hashes every five consecutive tokens: a polynomial of their hashes, rolled on from one to the next, then mixed.
  private mutating func hashShingles() {
    let base: UInt64 = 0x9E37_79B9_7F4A_7C15
    let leading = base &* base &* base &* base
    shingles.removeAll(keepingCapacity: true)
    var sum: UInt64 = 0
    for index in tokenizer.hashes.indices {
      if index >= Self.shingleLength { sum &-= tokenizer.hashes[index - Self.shingleLength] &* leading }
      sum = sum &* base &+ tokenizer.hashes[index]
      if index >= Self.shingleLength - 1 { shingles.append((sum ^ configuration.seed).mixed()) }
    }
  }

  private func digest() -> Digest {
    let text = tokenizer.joined.dropLast()
    var bytes = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    text.withUnsafeBytes { _ = EVP_Digest($0.baseAddress, $0.count, &bytes, nil, EVP_sha256(), nil) }
    return Digest(
      high: bytes[0..<8].reduce(0) { $0 << 8 | UInt64($1) }, low: bytes[8..<16].reduce(0) { $0 << 8 | UInt64($1) })
  }
}

/// Odd constants that keep the kinds of keys apart.
enum KeyDomain {
  static let digest: UInt64 = 0xD6E8_FEB8_6659_FD93
  static let band: UInt64 = 0xA076_1D64_78BD_642F
  static let chunk: UInt64 = 0xE703_7ED1_A0B4_28DB
}
