/// An answer of the server.
public struct HTTPResponse: Error, Equatable, Sendable {
  /// The status code.
  public var status: Int
  /// The media type of ``body``.
  public var type: String
  /// The content.
  public var body: [UInt8]

  /// Makes an answer.
  public init(_ status: Int, type: String, body: [UInt8]) {
    self.status = status
    self.type = type
    self.body = body
  }

  /// A line of text.
  public static func text(_ status: Int, _ line: String) -> HTTPResponse {
    HTTPResponse(status, type: "text/plain; charset=utf-8", body: Array((line + "\n").utf8))
  }

  /// The whole answer on the wire; to HEAD without its content.
  func bytes(withContent: Bool) -> [UInt8] {
    var head = "HTTP/1.1 \(status) \(Self.phrases[status] ?? "Unknown")\r\nContent-Type: \(type)\r\n"
    head += "Content-Length: \(body.count)\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n"
    if status == 405 { head += "Allow: GET, HEAD\r\n" }
    return Array((head + "Connection: close\r\n\r\n").utf8) + (withContent ? body : [])
  }

  private static let phrases = [
    200: "OK", 400: "Bad Request", 404: "Not Found", 405: "Method Not Allowed",
    431: "Request Header Fields Too Large", 503: "Service Unavailable",
  ]
}
