import Kafka
import Testing

@testable import Worker

struct UncommittedOffsetsTests {
  private let partition = TopicPartition("pages", 0)

  private func remembering(committed: Int64?) -> UncommittedOffsets {
    var assignment = Assignment()
    assignment[partition] = Assignment.Entry(committed: committed)
    var offsets = UncommittedOffsets()
    offsets.add([partition: 50], of: assignment)
    return offsets
  }

  @Test(arguments: [nil, 40] as [Int64?])
  func `a partition that comes back as it was goes on after what was published`(committed: Int64?) {
    var offsets = remembering(committed: committed)
    #expect(offsets.take(partition, committed: committed) == 50)
    #expect(offsets.take(partition, committed: committed) == nil)
  }

  @Test func `a partition on which others have worked goes on where they stopped`() {
    var offsets = remembering(committed: 40)
    #expect(offsets.take(partition, committed: 45) == nil)
    #expect(offsets.take(partition, committed: 40) == nil)
  }
}
