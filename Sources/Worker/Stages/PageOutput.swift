import Duplicates
import Kafka

/// What came of one page: records to publish, and what they amount to.
public struct PageOutput: Sendable {
  /// Records to publish, in order.
  public var records: [OutputRecord] = []
  /// What duplicate detection is told.
  public var entries: [StageOutput] = []
  /// What is counted once they are committed.
  public var tally = BatchTally()

  /// Makes an empty output.
  public init() {}
}
