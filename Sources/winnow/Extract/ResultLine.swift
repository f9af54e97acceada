import Envelope

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
    var json = JSONWriter(capacity: article.count + 256)
    json.object { json in
      json.member("source", source)
      json.member("article", json: article)
    }
    bytes = json.bytes + [0x0A]
    reason = nil
  }

  /// A rejection.
  init(source: String, rejection: Rejection) {
    var json = JSONWriter()
    json.object { json in
      json.member("source", source)
      json.member("rejected") { json in
        json.member("reason", rejection.reason.rawValue)
        json.member("stage", rejection.stage.rawValue)
        json.member("detail", rejection.detail)
      }
    }
    bytes = json.bytes + [0x0A]
    reason = rejection.reason
  }
}
