/// How an article's body was found.
public struct ExtractionInfo: Hashable, Sendable {
  /// The candidate that was chosen.
  public var method: String
  /// How good the choice looked, from 0 to 1.
  public var score: Double
  /// The version of the extraction rules; rises whenever an article could come out differently.
  public var version: Int

  /// Makes the description.
  public init(method: String, score: Double, version: Int) {
    self.method = method
    self.score = score
    self.version = version
  }
}
