/// Delivery reports, counted by outcome.
public struct Deliveries: Hashable, Sendable {
  /// Records that the broker has acknowledged.
  public var delivered = 0
  /// Records that were given up.
  public var failed = 0
  /// Why the first of those was.
  public var firstError: KafkaError?
  /// The tags of the records that were too large for the broker.
  public var oversized: [Int] = []
}
