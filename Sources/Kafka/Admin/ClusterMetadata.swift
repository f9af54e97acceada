import CRdKafka

/// Brokers and topics, as one metadata response tells them.
struct ClusterMetadata {
  var brokers: [String] = []
  var topics: [String: TopicDescription] = [:]

  init(of client: ClientHandle, topic name: String?, milliseconds: Int32) throws(KafkaError) {
    var topic: OpaquePointer?
    if let name {
      topic = rd_kafka_topic_new(client.pointer, name, nil)
      guard topic != nil else { throw KafkaError(rd_kafka_last_error()) }
    }
    defer { if let topic { rd_kafka_topic_destroy(topic) } }
    var pointer: UnsafePointer<rd_kafka_metadata>?
    let code = rd_kafka_metadata(client.pointer, topic == nil ? 1 : 0, topic, &pointer, milliseconds)
    guard code == RD_KAFKA_RESP_ERR_NO_ERROR, let pointer else { throw client.fatalError ?? KafkaError(code) }
    defer { rd_kafka_metadata_destroy(pointer) }
    let metadata = pointer.pointee
    for index in 0..<Int(metadata.broker_cnt) {
      brokers.append("\(String(cString: metadata.brokers[index].host)):\(metadata.brokers[index].port)")
    }
    for index in 0..<Int(metadata.topic_cnt) {
      let topic = metadata.topics[index]
      if topic.err == RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART || topic.err == RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC {
        continue
      }
      let partitions = (0..<Int(topic.partition_cnt)).map { topic.partitions[$0] }
      topics[String(cString: topic.topic)] = TopicDescription(
        partitions: partitions.count, replicas: Int(partitions.map(\.replica_cnt).min() ?? 0),
        error: topic.err == RD_KAFKA_RESP_ERR_NO_ERROR ? nil : KafkaError(topic.err),
        hasLeaders: partitions.allSatisfy { $0.leader >= 0 })
    }
  }
}
