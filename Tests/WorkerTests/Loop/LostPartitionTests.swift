import Kafka
import Testing

@testable import Worker

/// What the group has given to others is not committed for it any more.
@Suite struct LostPartitionTests {
  @Test func `outputs of a lost partition are acknowledged, and its offset is left to others`() throws {
    let cluster = try MockCluster()
    try cluster.createTopic("pages", partitions: 1)
    try cluster.createTopic("articles", partitions: 1)
    let properties = try ClientProperties()
    let consumer = try Consumer(bootstrap: cluster.bootstrap, group: "g", properties: properties)
    let producer = try Producer(bootstrap: cluster.bootstrap, properties: properties)
    let committer = FlushingCommitter(producer: producer, consumer: consumer)
    let partition = TopicPartition("pages", 0)
    func batch(upTo offset: Int64) -> WorkedBatch {
      var batch = WorkedBatch()
      let record = OutputRecord(topic: "articles", partition: 0, key: Array("\(offset)".utf8), value: [1], headers: [])
      batch.topic = "pages"
      batch.outputs = [record]
      batch.offsets = [0: offset]
      return batch
    }

    guard case .committed = committer.commit(batch(upTo: 5), of: nil, unless: Cancellation()) else {
      Issue.record("a partition that is ours was not committed")
      return
    }
    let lost = Cancellation()
    lost.forbidCommit()
    guard case .uncommitted = committer.commit(batch(upTo: 9), of: nil, unless: lost) else {
      Issue.record("a lost partition was committed")
      return
    }
    #expect(try consumer.committed([partition], milliseconds: 10_000)[partition] == 5)
    #expect(try TopicContents.read("articles", partitions: 1, from: cluster.bootstrap).count == 2)
  }
}
