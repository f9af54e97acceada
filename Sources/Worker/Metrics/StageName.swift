/// The three stages of a worker, as metrics and rejected records name them.
public enum StageName: String, Sendable, CaseIterable {
  /// Pages become articles, sketches and keys.
  case extract
  /// Keys become requests.
  case index
  /// Requests become comparisons, and comparisons flags.
  case verify
}
