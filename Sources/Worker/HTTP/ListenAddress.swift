/// Where a server listens, as `metrics.listen` says it.
public struct ListenAddress: Equatable, Sendable, CustomStringConvertible {
  /// A numeric address or a name.
  public let host: String
  /// The TCP port; 0 takes a free one.
  public let port: UInt16

  /// Names a host and a port.
  public init(host: String, port: UInt16) {
    self.host = host
    self.port = port
  }

  /// Reads `PORT`, which means the loopback interface alone, `HOST:PORT` or `[IPV6]:PORT`.
  public init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":") else {
      guard let port = UInt16(text) else { return nil }
      (host, self.port) = ("127.0.0.1", port)
      return
    }
    guard let port = UInt16(text[text.index(after: colon)...]) else { return nil }
    var name = text[..<colon]
    if name.hasPrefix("["), name.hasSuffix("]") {
      name = name.dropFirst().dropLast()
      guard name.contains(":") else { return nil }
    } else if name.contains(":") {
      return nil
    }
    guard !name.isEmpty, name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") }) else { return nil }
    (host, self.port) = (String(name), port)
  }

  /// `HOST:PORT`.
  public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
