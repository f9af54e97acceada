import Envelope

/// What `extract` prints of pages, a line each: `{"source": …, "article": {…}}`, or `{"source": …, "rejected": {…}}`.
struct ResultLines: Sendable {
  private var json = JSONWriter()
  /// Why the pages were rejected; nil for articles.
  private(set) var reasons: [Rejection.Reason?] = []

  /// The lines, each with its line feed.
  var bytes: [UInt8] { json.bytes }

  /// Adds what came of a page: an article as the worker would publish it, byte for byte, or a rejection.
  mutating func add(_ result: Result<(article: Article, json: [UInt8]), Rejection>, from source: String) {
    json.object { json in
      json.member("source", source)
      switch result {
      case .success(let (_, article)): json.member("article", json: article)
      case .failure(let rejection):
        json.member("rejected") { json in
          json.member("reason", rejection.reason.rawValue)
          json.member("stage", rejection.stage.rawValue)
          json.member("detail", rejection.detail)
        }
      }
    }
    json.endLine()
    switch result {
    case .success: reasons.append(nil)
    case .failure(let rejection): reasons.append(rejection.reason)
    }
  }
}
