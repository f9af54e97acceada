import CCrypto
import CXXHash

/// The identity of an article: the first 128 bits of SHA-256 over the url, a zero byte, fetchedAt as RFC 3339 text in
/// UTC, a zero byte, and the XXH3-128 of the page's bytes, big-endian.
///
/// XXH3 takes a twentieth of SHA-256's time over a page. That it can be made to collide does no harm: a page takes
/// another one's identity only with the same address and the same moment.
public struct ArticleID: Hashable, Sendable, CustomStringConvertible {
  /// The 16 bytes.
  public let bytes: [UInt8]

  /// Computes the identity of the article that a page holds.
  public init(of page: Page) {
    var key = Array(page.url.utf8)
    key.append(0)
    key.append(contentsOf: page.fetchedAt.description.utf8)
    key.append(0)
    var hash = XXH128_canonical_t()
    XXH128_canonicalFromHash(&hash, XXH3_128bits(page.bytes, page.bytes.count))
    withUnsafeBytes(of: hash) { key.append(contentsOf: $0) }
    var digest = [UInt8](repeating: 0, count: 32)
    SHA256(key, key.count, &digest)
    bytes = Array(digest.prefix(16))
  }

  /// 32 lower-case hex digits.
  public var description: String {
    String(decoding: bytes.flatMap { [ASCII.hex($0 >> 4), ASCII.hex($0 & 15)] }, as: UTF8.self)
  }
}
