import Synchronization

/// How long brokers have held this process back, for its quotas (KIP-13, KIP-219).
public enum Throttling {
  private static let total = Atomic(0)

  /// Milliseconds since the process began, of all its clients.
  public static var milliseconds: Int { total.load(ordering: .relaxed) }

  static func add(milliseconds: Int) { total.add(milliseconds, ordering: .relaxed) }
}
