/// Which worker figures are of.
public struct WorkerIdentity: Equatable, Sendable, Encodable {
  /// This worker's own name in the group; empty without one.
  public var instance: String
  /// The consumer group.
  public var group: String
  /// The version of the program.
  public var version: String

  /// Names the worker of a configuration.
  public init(_ configuration: Configuration) {
    instance = configuration.worker.instance ?? ""
    group = configuration.worker.group
    version = Release.version
  }
}

/// The release that this is.
public enum Release {
  /// Its version, as `winnow --version` prints it.
  public static let version = "0.1.0"
}
