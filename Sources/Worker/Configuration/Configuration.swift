/// Everything that can be set about a worker, with its defaults.
///
/// `Config/winnow.yaml` shows the same keys as a file. Names say their units: seconds, hours, bytes, records.
/// ``Setting/all`` lists the keys with their ranges; ``ConfigurationReader`` fills a value from file, environment and
/// flags.
public struct Configuration: Equatable, Sendable {
  /// Where the Kafka cluster is and how to speak to it.
  public var broker = Broker()
  /// What the topics are called and how they are made.
  public var topics = Topics()
  /// How one worker consumes.
  public var worker = Worker()
  /// What a page may cost.
  public var limits = Limits()
  /// What articles hold.
  public var output = Output()
  /// How near-duplicates are found.
  public var duplicates = Duplicates()
  /// How often figures are printed.
  public var metrics = Metrics()
  /// How log lines look and which are printed.
  public var log = Log()

  /// Makes the default configuration.
  public init() {}
}
