/// One thing that is wrong with a configuration.
public struct ConfigurationProblem: Equatable, Sendable, CustomStringConvertible {
  /// Where it stands: `FILE:LINE:COLUMN`, an environment variable, or a flag.
  public var place: String
  /// The key that it concerns.
  public var key: String
  /// What is wrong, with the value where that is no secret.
  public var what: String
  /// What to do about it.
  public var remedy: String

  /// One line: place, key, what is wrong, remedy.
  public var description: String {
    "\(place): \(key.isEmpty ? "" : key + " ")\(what); \(remedy)"
  }
}

/// Every problem of a configuration, at once.
public struct InvalidConfiguration: Error, Equatable, CustomStringConvertible {
  /// The problems, in the order of file, environment and flags.
  public var problems: [ConfigurationProblem]

  /// One line a problem.
  public var description: String {
    problems.map(\.description).joined(separator: "\n")
  }
}
