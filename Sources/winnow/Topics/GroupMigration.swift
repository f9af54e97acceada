import Kafka
import Worker

/// Carries committed offsets from the one group that all stages had before to the stages' groups.
struct GroupMigration {
  private let configuration: Configuration
  private let clients: Clients

  init(_ clients: Clients) {
    self.clients = clients
    configuration = clients.configuration
  }

  /// Carries them over; a group that has offsets of its topic already keeps them.
  ///
  /// - Parameter tell: takes a line for each stage.
  func run(_ tell: (String) -> Void) throws(Failure) {
    let topics = try PresentTopics(clients)
    let old = try clients.consumer(group: configuration.worker.group)
    for stage in StageName.allCases {
      let topic = configuration.topicName(stage.source)
      let group = configuration.worker.group(of: stage)
      let partitions = TopicPartition.all(of: topic, count: try topics.need(topic).partitions)
      let own = try clients.consumer(group: group)
      try Clients.failing(at: configuration) { () throws(KafkaError) in
        let offsets = try old.committed(partitions, milliseconds: ClusterCheck.patience)
        let known = try own.committed(partitions, milliseconds: ClusterCheck.patience)
        if !known.isEmpty {
          tell("\(group): has offsets of \(topic) already, which it keeps")
        } else if offsets.isEmpty {
          tell("\(group): \(configuration.worker.group) has no offsets of \(topic)")
        } else {
          try own.commit(offsets)
          tell("\(group): goes on in \(topic) where \(configuration.worker.group) was, in \(offsets.count) partitions")
        }
      }
    }
  }
}
