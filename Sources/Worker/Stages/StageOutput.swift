import Kafka

/// What a stage made of its input: records to publish, and what they amount to.
public struct StageOutput: Sendable {
  /// Records to publish, in order.
  public var records: [OutputRecord] = []
  /// What is counted once they are committed.
  public var tally = BatchTally()

  /// Makes an empty output.
  public init() {}
}
