import Foundation
import Glibc
import Synchronization

/// An endpoint that gives access tokens for client credentials (RFC 6749, 4.4), each good for five seconds.
final class TokenServer: Sendable {
  /// What every token contains.
  static let tokenMark = "bm90LXNpZ25lZA"
  private let listener: LoopbackListener
  private let isRefusing: Switch

  private final class Switch: Sendable {
    let isOn = Atomic(false)
  }

  var url: String { "http://127.0.0.1:\(listener.port)/token" }

  /// - Parameter authorization: the header's value that gets a token.
  init(authorization: String) throws {
    let isRefusing = Switch()
    self.isRefusing = isRefusing
    listener = try LoopbackListener { connection in
      let request = TokenServer.head(from: connection).split(separator: "\r\n")
      let isRight = request.contains { $0.lowercased().hasPrefix("authorization:") && $0.hasSuffix(authorization) }
      let isTaken = isRight && !isRefusing.isOn.load(ordering: .relaxed)
      let body = isTaken ? TokenServer.token() : #"{"error":"invalid_client"}"#
      let answer =
        "HTTP/1.1 \(isTaken ? "200 OK" : "401 Unauthorized")\r\nContent-Type: application/json\r\n"
        + "Content-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)"
      send(connection, answer, answer.utf8.count, Int32(MSG_NOSIGNAL))
    }
  }

  /// From now on nobody gets a token, or everybody does whose secret is right.
  func refuse(_ refuses: Bool) { isRefusing.isOn.store(refuses, ordering: .relaxed) }

  func stop() { listener.stop() }

  /// A request's head; its body is not looked at.
  private static func head(from connection: Int32) -> String {
    var head: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 4096)
    while head.count < 65_536, !String(decoding: head, as: UTF8.self).contains("\r\n\r\n") {
      let count = recv(connection, &part, part.count, 0)
      guard count > 0 else { break }
      head += part[..<count]
    }
    return String(decoding: head, as: UTF8.self)
  }

  private static func token() -> String {
    let end = Int(Date().timeIntervalSince1970) + 5
    let parts = [#"{"alg":"none"}"#, #"{"sub":"winnow","exp":\#(end)}"#].map {
      Data($0.utf8).base64EncodedString().replacing("=", with: "").replacing("+", with: "-").replacing("/", with: "_")
    }
    return #"{"access_token":"\#(parts[0]).\#(parts[1]).\#(tokenMark)","token_type":"Bearer"}"#
  }
}
