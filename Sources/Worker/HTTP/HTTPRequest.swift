/// The head of a request (RFC 9112): all that a server needs that only answers questions.
public struct HTTPRequest: Equatable, Sendable {
  /// The method as it came, such as `GET`.
  public let method: String
  /// The path without its query.
  public let path: String

  /// Reads a head, up to and including the empty line.
  ///
  /// - Throws: the response that says what is wrong with it.
  init(head: [UInt8]) throws(HTTPResponse) {
    let line = head.prefix { $0 != UInt8(ascii: "\r") && $0 != UInt8(ascii: "\n") }
    let parts = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard parts.count == 3, parts[2].starts(with: "HTTP/1.".utf8), parts[2].count == 8, !parts[0].isEmpty,
      parts[0].allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }),
      parts[1].first == UInt8(ascii: "/"), parts[1].allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { throw .text(400, "this is no HTTP request") }
    method = String(decoding: parts[0], as: UTF8.self)
    path = String(decoding: parts[1].prefix { $0 != UInt8(ascii: "?") }, as: UTF8.self)
  }
}
