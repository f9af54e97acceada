import Envelope
import Foundation

/// What `extract` prints of one page: `{"source": …, "article": {…}}`, or `{"source": …, "rejected": {…}}`.
struct ResultLine: Sendable {
  /// The line with its line feed.
  let bytes: [UInt8]
  /// The reason, where the page was rejected.
  let reason: Rejection.Reason?

  /// What came of a page.
  init(source: String, _ result: Result<(article: Article, json: [UInt8]), Rejection>) {
    switch result {
    case .success(let (_, json)): self.init(source: source, article: json)
    case .failure(let rejection): self.init(source: source, rejection: rejection)
    }
  }

  /// An article, as the worker would publish it, byte for byte.
  init(source: String, article: [UInt8]) {
    bytes = Array("{\"source\":\(Self.json(source)),\"article\":".utf8) + article + Array("}\n".utf8)
    reason = nil
  }

  /// A rejection.
  init(source: String, rejection: Rejection) {
    bytes = Array(
      ("{\"source\":\(Self.json(source)),\"rejected\":{\"reason\":\(Self.json(rejection.reason.rawValue)),"
        + "\"stage\":\(Self.json(rejection.stage.rawValue)),\"detail\":\(Self.json(rejection.detail))}}\n").utf8)
    reason = rejection.reason
  }

  private static func json(_ text: String) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    guard let data = try? encoder.encode(text) else { return "\"\"" }
    return String(decoding: data, as: UTF8.self)
  }
}
