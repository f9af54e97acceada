/// A page in the index of explain pages: what is shown of it there, and nothing else of its trace.
public struct ExplainEntry: Sendable {
  /// The page's file, beside the index.
  let file: String
  let title: String
  let url: String
  /// What came of it, in a few words.
  let summary: String
  let isArticle: Bool

  /// Makes the entry of a trace.
  public init(_ trace: ExtractionTrace, file: String) {
    self.file = file
    title = Explain.title(trace)
    url = trace.url
    switch trace.outcome {
    case .success(let article): (summary, isArticle) = ("\(article.wordCount) words", true)
    case .failure(let rejection): (summary, isArticle) = (rejection.reason.rawValue, false)
    }
  }
}
