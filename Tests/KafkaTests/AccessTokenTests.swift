import Foundation
import Testing

@testable import Kafka

@Suite("Access tokens for OAUTHBEARER")
struct AccessTokenTests {
  private let now = Date(timeIntervalSince1970: 1_800_000_000)

  private func token(_ answer: String) throws(TokenError) -> AccessToken {
    try AccessToken(answer: Data(answer.utf8), principal: "client", now: now)
  }

  private func webToken(_ claims: String) -> String {
    let parts = [#"{"alg":"none"}"#, claims].map {
      Data($0.utf8).base64EncodedString().replacing("=", with: "").replacing("+", with: "-").replacing("/", with: "_")
    }
    return "\(parts[0]).\(parts[1]).x"
  }

  @Test("a JSON Web Token says itself whom it names and when it ends")
  func claims() throws {
    let value = webToken(#"{"sub":"worker ÿ","exp":1800000060}"#)
    let found = try token(#"{"access_token":"\#(value)","expires_in":5}"#)
    #expect(found.value == value)
    #expect(found.principal == "worker ÿ")
    #expect(found.expiry == 1_800_000_060_000)
  }

  @Test("of any other token the endpoint says when it ends, and it names the client")
  func opaque() throws {
    let found = try token(#"{"access_token":"opaque","token_type":"Bearer","expires_in":3600}"#)
    #expect(found == (try token(#"{"access_token":"opaque","expires_in":3600.0}"#)))
    #expect(found.principal == "client")
    #expect(found.expiry == 1_800_003_600_000)
  }

  @Test(
    "an answer without a usable token is refused, and the reason shows nothing of it",
    arguments: [
      "", "[]", "{}", #"{"access_token":""}"#, #"{"access_token":"secret-a.b.c"}"#,
      #"{"access_token":"secret","expires_in":0}"#, #"{"access_token":"secret","expires_in":1e300}"#,
      #"{"access_token":"secret","expires_in":-1e300}"#, #"{"access_token":"secret.%%%.x"}"#,
    ])
  func refusals(answer: String) {
    do throws(TokenError) {
      _ = try token(answer)
      Issue.record("taken: \(answer)")
    } catch {
      #expect(!"\(error)".contains("secret"))
      guard case .refused = error else {
        Issue.record("\(error)")
        return
      }
    }
  }

  @Test("the properties of the method oidc are taken out of a client's, as librdkafka does not know them")
  func properties() throws {
    let properties = try ClientProperties([
      "sasl.mechanism": "OAUTHBEARER", "sasl.oauthbearer.method": "oidc", "sasl.oauthbearer.client.id": "a",
      "sasl.oauthbearer.client.secret": "b", "sasl.oauthbearer.token.endpoint.url": "http://127.0.0.1:1/",
      "sasl.oauthbearer.scope": "c",
    ])
    #expect(properties.tokens != nil)
    #expect(properties.values == ["sasl.mechanism": "OAUTHBEARER"])
    #expect(try ClientProperties(["sasl.mechanism": "PLAIN"]).tokens == nil)
  }

  @Test("an endpoint that does not answer is told from one that refuses")
  func unreachable() throws {
    var properties = [
      "sasl.oauthbearer.method": "oidc", "sasl.oauthbearer.client.id": "a", "sasl.oauthbearer.client.secret": "hidden",
      "sasl.oauthbearer.token.endpoint.url": "http://127.0.0.1:1/",
    ]
    let endpoint = try #require(TokenEndpoint(taking: &properties))
    do throws(TokenError) {
      _ = try endpoint.request()
      Issue.record("there was an answer")
    } catch {
      guard case .unreachable(let reason) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(!reason.isEmpty && !reason.contains("hidden"))
    }
  }
}
