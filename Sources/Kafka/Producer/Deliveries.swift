/// Delivery reports, counted by outcome.
public struct Deliveries: Hashable, Sendable {
  /// Records that the broker has acknowledged.
  public var delivered = 0
  /// Records that were given up.
  public var failed = 0
  /// Why the first of those was.
  public var firstError: KafkaError?
  /// Why the first record was given up that the broker refuses for good, whatever is tried; see ``KafkaError/isRefusal``.
  public var firstRefusal: KafkaError?
}
