import Logging

extension Configuration {
  /// The log lines on standard error.
  public struct Log: Equatable, Sendable {
    /// How a log line looks.
    public enum Format: String, Sendable, CaseIterable {
      /// One JSON object a line.
      case json
      /// `key=value` pairs.
      case logfmt
      /// For people; in colour on a terminal.
      case pretty
    }

    /// How a log line looks.
    public var format = Format.pretty
    /// The least severity that is printed.
    public var level = Logger.Level.info

    /// Makes the defaults.
    public init() {}
  }
}
