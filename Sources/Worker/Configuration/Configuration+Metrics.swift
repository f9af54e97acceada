extension Configuration {
  /// The metrics lines on standard output.
  public struct Metrics: Equatable, Sendable {
    /// Seconds between two lines; 0 prints only the one at exit.
    public var intervalSeconds = 10.0

    /// Makes the defaults.
    public init() {}
  }
}
