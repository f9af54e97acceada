import Foundation

/// What somebody expects of one page: the JSON file beside it.
///
/// ```json
/// {
///   "page": {"url": "https://example.com/a", "fetchedAt": "2026-03-01T08:15:00Z", "contentType": "text/html"},
///   "equal": {"headline": "…", "authors.0.name": "…"},
///   "contains": {"articleBody": ["…", "…"]},
///   "absent": ["kicker", {"articleBody": ["Subscribe now"]}]
/// }
/// ```
/// Where no article is expected, `"rejected": "error_page"` stands in place of the last three.
struct PageExpectation: Equatable {
  /// How the page was fetched, where that counts; what is left out is taken from the file.
  struct Page: Codable, Equatable {
    var url: String?
    var fetchedAt: String?
    var contentType: String?
    var httpStatus: Int?
  }

  /// Something that must not be there.
  enum Absence: Equatable {
    /// A member of the article.
    case member(String)
    /// Texts in a member.
    case texts(String, [JSONValue])
  }

  var page: Page?
  var rejected: String?
  var equal: [String: JSONValue] = [:]
  var contains: [String: [JSONValue]] = [:]
  var absent: [Absence] = []

  /// Members that say where and when an article was made rather than what the page holds: never accepted as expected.
  static let circumstances: Set = [
    "id", "url", "fetchedAt", "schemaVersion", "extraction", "cleaning", "languageConfidence",
  ]
  /// Members that a change often makes appear where there was nothing: accepted as absent where they are.
  static let watched = ["headline", "datePublished", "authors"]

  /// Whether it says anything at all.
  var isEmpty: Bool { rejected == nil && equal.isEmpty && contains.isEmpty && absent.isEmpty }

  /// What today's outcome would have to be expected as.
  init(accepting outcome: PageOutcome, page: Page?) {
    self.page = page
    switch outcome {
    case .rejected(let rejection): rejected = rejection.reason.rawValue
    case .article(let article):
      guard case .object(let members) = article else { return }
      equal = members.filter { !Self.circumstances.contains($0.key) }
      absent = Self.watched.filter { members[$0] == nil }.map { .member($0) }
    }
  }

  /// Everything in which an outcome is not as expected, a line or two each; none where it is.
  func differences(from outcome: PageOutcome) -> [String] {
    switch outcome {
    case .rejected(let rejection):
      guard let rejected else {
        return ["rejected as \(rejection.reason.rawValue) (\(rejection.detail)), where an article is expected"]
      }
      return rejection.reason.rawValue == rejected
        ? [] : ["rejected as \(rejection.reason.rawValue), expected \(rejected) (\(rejection.detail))"]
    case .article(let article):
      if let rejected { return ["is an article, where a rejection as \(rejected) is expected"] }
      return different(article) + missing(article) + present(article)
    }
  }

  private func different(_ article: JSONValue) -> [String] {
    equal.sorted { $0.key < $1.key }.compactMap { path, expected in
      guard let found = article.value(at: path) else { return "\(path): is absent, expected \(expected.shown)" }
      return found == expected ? nil : "\(path): \(Difference.between(found, expected))"
    }
  }

  private func missing(_ article: JSONValue) -> [String] {
    contains.sorted { $0.key < $1.key }.flatMap { path, parts -> [String] in
      guard let found = article.value(at: path) else { return ["\(path): is absent, and should have texts in it"] }
      return parts.filter { !found.contains($0) }.map { "\(path): does not contain \($0.shown)" }
    }
  }

  private func present(_ article: JSONValue) -> [String] {
    absent.flatMap { absence -> [String] in
      switch absence {
      case .member(let path):
        return article.value(at: path).map { ["\(path): should be absent, and is \($0.shown)"] } ?? []
      case .texts(let path, let parts):
        guard let found = article.value(at: path) else { return [] }
        return parts.filter(found.contains).map { "\(path): should not contain \($0.shown)" }
      }
    }
  }
}
