/// What kept a broker or a process of a test from starting.
public struct TestBrokerError: Error, CustomStringConvertible {
  /// The reason.
  public let description: String

  init(_ description: String) {
    self.description = description
  }
}
