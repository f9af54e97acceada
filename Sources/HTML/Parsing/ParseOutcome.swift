/// Whether the whole page was parsed. Whatever the outcome, the document holds what was parsed and is well formed.
public enum ParseOutcome: Equatable, Sendable {
  /// A limit of `ParserOptions`.
  public enum Limit: String, Equatable, Sendable {
    /// The input went on after `maximumBytes`; the rest was not read.
    case bytes
    /// The page is nested deeper than `maximumDepth`; all of it was parsed, the deepest elements as siblings.
    case depth
    /// An element has more than `maximumAttributes`; it has the first ones only.
    case attributes
    /// `maximumNodes` or `minimumBytesPerNode` was reached; the rest was not parsed.
    case nodes
  }

  /// All of the input is in the document.
  case complete
  /// A limit was reached: the first one, where it was several.
  case limited(Limit)
}
