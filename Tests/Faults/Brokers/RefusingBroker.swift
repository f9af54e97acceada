import Glibc

/// The beginning of a Kafka broker: it takes no password and no token.
///
/// It answers ApiVersions (18) and SaslHandshake (17), and every SaslAuthenticate (36) with SASL_AUTHENTICATION_FAILED.
/// Source: kafka.apache.org/protocol, the oldest versions of each.
final class RefusingBroker: Sendable {
  private let listener: LoopbackListener
  var bootstrap: String { "127.0.0.1:\(listener.port)" }

  init() throws {
    listener = try LoopbackListener(serve: RefusingBroker.serve)
  }

  func stop() { listener.stop() }

  private static func serve(_ connection: Int32) {
    while let size = read(4, from: connection), let request = read(number(size), from: connection), request.count >= 8 {
      let key = number(request[0..<2])
      let version = number(request[2..<4])
      var answer = Array(request[4..<8])
      switch key {
      case 18:
        // UNSUPPORTED_VERSION, with what is supported, makes the client ask again.
        answer += short(version == 0 ? 0 : 35) + long(3)
        for (key, most) in [(17, 1), (18, 0), (36, 0)] { answer += short(key) + short(0) + short(most) }
      case 17:
        let mechanisms = ["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512", "OAUTHBEARER"]
        answer += short(0) + long(mechanisms.count) + mechanisms.flatMap { short($0.utf8.count) + Array($0.utf8) }
      case 36:
        let reason = "no such user, or another password"
        answer += short(58) + short(reason.utf8.count) + Array(reason.utf8) + long(0)
      default: return
      }
      let bytes = long(answer.count) + answer
      guard send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else { return }
    }
  }

  private static func read(_ count: Int, from connection: Int32) -> [UInt8]? {
    guard count <= 65_536 else { return nil }
    var bytes = [UInt8](repeating: 0, count: count)
    return recv(connection, &bytes, count, Int32(MSG_WAITALL)) == count ? bytes : nil
  }

  private static func number(_ bytes: some Sequence<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }
  private static func short(_ number: Int) -> [UInt8] { [UInt8(number >> 8 & 255), UInt8(number & 255)] }
  private static func long(_ number: Int) -> [UInt8] { short(number >> 16) + short(number & 65_535) }
}
