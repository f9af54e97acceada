/// Why a server cannot listen.
public struct CannotListen: Error, CustomStringConvertible {
  /// Where it was to listen.
  public let address: ListenAddress
  /// What the system says.
  public let reason: String

  /// One line for people, with the remedy.
  public var description: String {
    "metrics.listen: cannot listen on \(address): \(reason); choose a free port of this machine, one for each worker"
  }
}
