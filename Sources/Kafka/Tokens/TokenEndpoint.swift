import CCurl
import Foundation

/// Where access tokens for SASL/OAUTHBEARER come from: the client credentials grant (RFC 6749, 4.4) of an OpenID Connect
/// provider.
///
/// librdkafka has the same built in, with the same property names, but Debian builds it without; so it is done here.
struct TokenEndpoint: Sendable {
  private let url: String
  private let clientID: String
  private let secret: String
  private let scope: String?
  /// Seconds that one request may take.
  private static let patience = 10
  /// Bytes that one answer may have.
  private static let limit = 65_536
  private static let isReady: Void = winnow_curl_begin()

  /// Takes librdkafka's properties for `sasl.oauthbearer.method=oidc` out of a client's.
  ///
  /// - Returns: nil where the method is not asked for.
  init?(taking properties: inout [String: String]) {
    let name = "sasl.oauthbearer."
    guard properties[name + "method"] == "oidc", let url = properties[name + "token.endpoint.url"] else { return nil }
    self.url = url
    clientID = properties[name + "client.id"] ?? ""
    secret = properties[name + "client.secret"] ?? ""
    scope = properties[name + "scope"]
    for rest in ["method", "token.endpoint.url", "client.id", "client.secret", "scope"] {
      properties[name + rest] = nil
    }
  }

  /// Asks for a token, and waits for it.
  func request() throws(TokenError) -> AccessToken {
    Self.isReady
    var form = "grant_type=client_credentials"
    if let scope { form += "&scope=\(Self.encoded(scope))" }
    var answer = [UInt8](repeating: 0, count: Self.limit)
    var count = 0
    var reason = [CChar](repeating: 0, count: Int(WINNOW_CURL_REASON))
    let status = answer.withUnsafeMutableBytes { bytes in
      winnow_curl_post(
        url, "\(Self.encoded(clientID)):\(Self.encoded(secret))", form, Self.patience,
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, &count, &reason)
    }
    switch status {
    case 0: throw .unreachable(text(reason))
    case Int(WINNOW_CURL_UNTRUSTED): throw .refused(text(reason))
    case 200: return try AccessToken(answer: Data(answer.prefix(count)), principal: clientID, now: .now)
    // What a person has to put right: RFC 6749, 5.2.
    case 400..<500 where status != 408 && status != 429:
      throw .refused("status \(status)\(Self.reason(in: Data(answer.prefix(count))))")
    default: throw .unreachable("status \(status)")
    }
  }

  /// `application/x-www-form-urlencoded`, which an id and a secret are in too: RFC 6749, 2.3.1.
  private static func encoded(_ text: String) -> String {
    let plain = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
    return text.addingPercentEncoding(withAllowedCharacters: plain) ?? text
  }

  /// The error's name in an answer that is none of ours to show as a whole.
  private static func reason(in answer: Data) -> String {
    struct Refusal: Decodable { let error: String }
    guard let refusal = try? JSONDecoder().decode(Refusal.self, from: answer) else { return "" }
    let name = refusal.error.unicodeScalars.filter { $0.isASCII && $0.value > 32 && $0.value != 127 }
    return ", " + String(String.UnicodeScalarView(name.prefix(64)))
  }
}
