extension Configuration {
  /// The figures of a worker: lines on standard output, and what it answers over HTTP.
  public struct Metrics: Equatable, Sendable {
    /// How lines on standard output look.
    public enum Format: String, Sendable, CaseIterable {
      /// For people on a terminal, otherwise JSON.
      case auto
      /// One JSON object a line.
      case json
      /// A short line for people.
      case text
    }

    /// Seconds between two lines; 0 prints only the one at exit.
    public var intervalSeconds = 10.0
    /// Seconds between two lines of the ledger by domain; 0 prints only the one at exit, and no domain is watched.
    public var ledgerSeconds = 300.0
    /// How lines look.
    public var format = Format.auto
    /// Where `/metrics`, `/live`, `/ready` and `/status` are answered over HTTP; absent: nowhere.
    public var listen: String?

    /// Makes the defaults.
    public init() {}
  }
}
