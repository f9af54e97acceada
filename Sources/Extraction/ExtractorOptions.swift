/// The limits that one ``Extractor`` keeps to.
public struct ExtractorOptions: Sendable {
  /// Pages with more bytes are rejected as `too_large`. Bytes.
  public var maxPageBytes: Int
  /// Article bodies are cut at the last paragraph that fits, or in the first one at the last word that does, and the
  /// article is marked `truncated`. Bytes of JSON.
  public var maxOutputBytes: Int
  /// Whether articles have a ``Envelope/Article/bodyMarkdown``. It is left out where it does not fit into the rest of
  /// ``maxOutputBytes`` beside the body.
  public var writesMarkdown: Bool
  /// Pages that take longer are rejected as `time_limit`. Nanoseconds of ``clock``; 0 for no limit.
  public var timeLimit: UInt64
  /// A clock in nanoseconds, from any starting point. It is read between steps, for ``timeLimit`` and for the times in
  /// ``ExtractionTrace``; no article depends on it. Absent: no time is measured and no limit is kept.
  public var clock: (@Sendable () -> UInt64)?

  /// Makes options; the defaults take any page of up to 50 MB and measure no time.
  public init(
    maxPageBytes: Int = 50_000_000, maxOutputBytes: Int = 1_000_000, writesMarkdown: Bool = false,
    timeLimit: UInt64 = 5_000_000_000,
    clock: (@Sendable () -> UInt64)? = nil
  ) {
    self.maxPageBytes = maxPageBytes
    self.maxOutputBytes = maxOutputBytes
    self.writesMarkdown = writesMarkdown
    self.timeLimit = timeLimit
    self.clock = clock
  }
}
