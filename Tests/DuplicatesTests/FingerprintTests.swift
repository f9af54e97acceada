import Testing

@testable import Duplicates

@Suite("Fingerprints")
struct FingerprintTests {
  private static func words(_ range: Range<Int>) -> [UInt8] {
    Array(range.map { "word\($0)" }.joined(separator: " ").utf8)
  }

  private static func fingerprint(_ body: [UInt8], headline: [UInt8] = [], seed: UInt64 = 0) -> Fingerprint {
    var fingerprinter = Fingerprinter(.init(seed: seed))
    return fingerprinter.fingerprint(headline: headline, body: body)
  }

  @Test("fewer than five tokens: unique, with a reason, without keys") func short() {
    let fingerprint = Self.fingerprint(Self.words(0..<3), headline: Array("A".utf8))
    #expect(fingerprint.reason == .tooShort)
    #expect(fingerprint.keys.isEmpty)
    #expect(fingerprint.tokenCount == 4)
  }

  @Test("the headline counts where the body has fewer than 50 tokens") func headline() {
    let headline = Array("A headline of six words here".utf8)
    #expect(Self.fingerprint(Self.words(0..<49), headline: headline).tokenCount == 55)
    #expect(Self.fingerprint(Self.words(0..<50), headline: headline).tokenCount == 50)
  }

  @Test("tokens after the first 50,000 are counted and not hashed") func truncated() {
    let fingerprint = Self.fingerprint(Self.words(0..<50_010))
    #expect(fingerprint.isTruncated)
    #expect(fingerprint.tokenCount == 50_010)
    #expect(fingerprint.hashedTokens == 50_000)
    #expect(fingerprint.digest == Self.fingerprint(Self.words(0..<50_000)).digest)
  }

  @Test("a fingerprinter gives the same for a text whatever it saw before") func reuse() {
    var fingerprinter = Fingerprinter(.init())
    let first = fingerprinter.fingerprint(headline: [], body: Self.words(0..<300))
    _ = fingerprinter.fingerprint(headline: [], body: Self.words(5_000..<9_000))
    #expect(fingerprinter.fingerprint(headline: [], body: Self.words(0..<300)) == first)
    #expect(Self.fingerprint(Self.words(0..<300), seed: 1).keys != first.keys)
  }

  @Test("at most 64 keys of 48 bits") func keys() {
    let keys = Self.fingerprint(Self.words(0..<20_000)).keys
    #expect(keys.count <= 64)
    #expect(keys.allSatisfy { $0 <= ArticleKey.mask })
  }

  @Test("an unchanged specVersion means unchanged keys: golden vectors") func golden() {
    var text = Array("Zürich: Die Börse schloss am Dienstag höher. 東京の株式市場 also rose, ".utf8)
    text += Self.words(0..<60)
    let fingerprint = Self.fingerprint(text, seed: 42)
    var all = ByteWriter()
    for key in fingerprint.keys { all.number(key, bytes: 6) }
    all.byte(fingerprint.sketch.level)
    for hash in fingerprint.sketch.hashes { all.number(UInt64(hash), bytes: 4) }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in all.bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    #expect(fingerprint.tokenCount == 76)
    #expect(String(fingerprint.digest.high, radix: 16) == "b4f5e191f882698c")
    #expect(
      fingerprint.keys.prefix(3).map { String($0, radix: 16) } == ["c7f3bd28b896", "12916a6dae92", "da6dd03edd53"])
    #expect(fingerprint.sketch.hashes.prefix(3) == [5_144_891, 5_829_048, 151_837_550])
    #expect(String(hash, radix: 16) == "6528c94c29d6b62c")
  }
}
