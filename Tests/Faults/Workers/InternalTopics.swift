import Duplicates
import Foundation
import Kafka

/// Fills the internal topics with what many articles have told, as if all of it had been worked on long ago: a worker
/// without state has to restore it.
struct InternalTopics {
  private let broker: any Broker
  private let stage: Stage
  private let configuration: DuplicatesConfiguration

  init(_ stage: Stage) {
    self.stage = stage
    broker = stage.broker
    configuration = DuplicatesConfiguration(
      keysPartitions: stage.internalPartitions, verifyPartitions: stage.internalPartitions)
  }

  /// Writes as many keys at least, with the profiles of their articles, and commits the ends for the stages' groups.
  ///
  /// - Returns: keys and articles.
  func fill(keys wanted: Int) throws -> (keys: Int, articles: Int) {
    let producer = try Producer(bootstrap: broker.bootstrap, properties: ClientProperties(broker.clientProperties))
    let assembler = BlockAssembler(configuration)
    var extract = ExtractStage(configuration: configuration)
    var random = stage.random
    let now = Int64(Date().timeIntervalSince1970 * 1_000)
    var (keys, articles) = (0, 0)
    var ends: [TopicPartition: Int64] = [:]
    while keys < wanted {
      var outputs: [StageOutput] = []
      for _ in 0..<1_000 {
        articles += 1
        outputs += extract.outputs(
          article: ArticleReference(high: random.next(), low: random.next()),
          url: "https://restored.example/\(articles)", orderTime: now - Int64(articles), headline: [],
          body: Self.text(&random))
      }
      for record in assembler.records(of: outputs) where record.topic != .duplicates {
        let isKeys = record.topic == .keys
        if isKeys { keys += Block.entryCount(of: record.value) }
        let partition = TopicPartition(stage.topic(isKeys ? "keys" : "verify"), Int32(record.partition ?? 0))
        try producer.produceWaiting(
          OutputRecord(topic: partition.topic, partition: partition.partition, value: record.value))
        ends[partition, default: 0] += 1
      }
      try producer.flush(milliseconds: 60_000)
    }
    for (group, topic) in [("index", "keys"), ("verify", "verify")] {
      let consumer = try Consumer(
        bootstrap: broker.bootstrap, group: "\(stage.group).\(group)",
        properties: ClientProperties(broker.clientProperties))
      try consumer.commit(ends.filter { $0.key.topic == stage.topic(topic) })
    }
    return (keys, articles)
  }

  /// Words enough for a text of its own.
  private static func text(_ random: inout Random) -> [UInt8] {
    var text: [UInt8] = []
    for _ in 0..<200 {
      text += Array("w\(random.next() % 20_000) ".utf8)
    }
    return text
  }
}
