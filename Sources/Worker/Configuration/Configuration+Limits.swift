extension Configuration {
  /// What a page may cost. A page over a limit is rejected, with the reason; the worker goes on.
  public struct Limits: Equatable, Sendable {
    /// Bytes of one page, packed or unpacked.
    public var pageBytes = 8 * 1_048_576
    /// Bytes of one record that consumer, producer and the topics pages and rejected take.
    public var recordBytes = 16 * 1_048_576
    /// Bytes of one article's JSON; a longer body is cut, and the article says so.
    public var outputBytes = 1_000_000
    /// Seconds of processor time that one page's extraction may take.
    public var extractionSeconds = 5.0

    /// Makes the defaults.
    public init() {}
  }
}
