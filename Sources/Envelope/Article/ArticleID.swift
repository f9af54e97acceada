import CCrypto

/// The identity of an article: the first 128 bits of SHA-256 over the url, a zero byte, fetchedAt as RFC 3339 text in
/// UTC, a zero byte, and the page's bytes.
public struct ArticleID: Hashable, Sendable, CustomStringConvertible {
  /// The 16 bytes.
  public let bytes: [UInt8]

  /// Computes the identity of the article that a page holds.
  public init(of page: Page) {
    let context = EVP_MD_CTX_new()
    defer { EVP_MD_CTX_free(context) }
    EVP_DigestInit_ex(context, EVP_sha256(), nil)
    var head = Array(page.url.utf8)
    head.append(0)
    head.append(contentsOf: page.fetchedAt.description.utf8)
    head.append(0)
    EVP_DigestUpdate(context, head, head.count)
    EVP_DigestUpdate(context, page.bytes, page.bytes.count)
    var digest = [UInt8](repeating: 0, count: 32)
    EVP_DigestFinal_ex(context, &digest, nil)
    bytes = Array(digest.prefix(16))
  }

  /// 32 lower-case hex digits.
  public var description: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
