extension Configuration {
  /// What articles hold besides what every article has.
  public struct Output: Equatable, Sendable {
    /// Whether articles have their body in Markdown, too.
    public var markdown = false

    /// Makes the defaults.
    public init() {}
  }
}
