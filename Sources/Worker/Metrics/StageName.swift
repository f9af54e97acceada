/// The three stages of a worker, as metrics and rejected records name them.
public enum StageName: String, Sendable, CaseIterable, Encodable {
  /// Pages become articles, sketches and keys.
  case extract
  /// Keys become requests.
  case index
  /// Requests become comparisons, and comparisons flags.
  case verify

  /// The topic that the stage reads.
  public var source: Configuration.Topics.Role {
    switch self {
    case .extract: .pages
    case .index: .keys
    case .verify: .verify
    }
  }
}
