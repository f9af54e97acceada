import Foundation

/// An access token, as a token endpoint gives it (RFC 6749, 5.1).
struct AccessToken: Equatable {
  /// What is sent to brokers.
  let value: String
  /// Whom it names: the claim `sub` of a JSON Web Token (RFC 7519, 4.1.2); else the client's id.
  let principal: String
  /// Milliseconds since 1970 at which it ends.
  let expiry: Int64

  private struct Answer: Decodable {
    let token: String
    let seconds: Double?

    private enum CodingKeys: String, CodingKey {
      case token = "access_token"
      case seconds = "expires_in"
    }
  }

  private struct Claims: Decodable {
    let sub: String?
    let exp: Double?
  }

  /// Reads an answer.
  ///
  /// - Parameters:
  ///   - answer: JSON.
  ///   - principal: the client's id.
  ///   - now: when it was asked for; `expires_in` counts from then.
  init(answer: Data, principal: String, now: Date) throws(TokenError) {
    guard let answer = try? JSONDecoder().decode(Answer.self, from: answer), !answer.token.isEmpty else {
      throw .refused("its answer has no access_token")
    }
    let claims = Self.claims(of: answer.token)
    guard let end = claims?.exp ?? answer.seconds.map({ now.timeIntervalSince1970 + $0 }) else {
      throw .refused("its token says nowhere when it ends")
    }
    guard let expiry = Int64(exactly: (end * 1000).rounded()), end > now.timeIntervalSince1970 else {
      throw .refused("its token has ended already")
    }
    value = answer.token
    self.principal = claims?.sub ?? principal
    self.expiry = expiry
  }

  /// What a JSON Web Token says of itself; nil where the token is something else. Its signature is the broker's business.
  private static func claims(of token: String) -> Claims? {
    let parts = token.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    var base64 = String(parts[1]).replacing("-", with: "+").replacing("_", with: "/")
    base64 += String(repeating: "=", count: (4 - base64.count % 4) % 4)
    return Data(base64Encoded: base64).flatMap { try? JSONDecoder().decode(Claims.self, from: $0) }
  }
}
