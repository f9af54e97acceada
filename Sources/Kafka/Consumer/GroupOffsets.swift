import CRdKafka

/// What any group has committed, and what the cluster has, without being a member.
extension Consumer {
  /// A group's committed offsets; partitions without one are left out.
  public func committed(
    by group: String, _ partitions: [TopicPartition], milliseconds: Int32
  ) throws(KafkaError) -> [TopicPartition: Int64] {
    guard !partitions.isEmpty else { return [:] }
    let list = PartitionList(partitions)
    var request = rd_kafka_ListConsumerGroupOffsets_new(group, list.pointer)
    defer { rd_kafka_ListConsumerGroupOffsets_destroy(request) }
    var offsets: [TopicPartition: Int64] = [:]
    var failure: KafkaError?
    try handle.ask(RD_KAFKA_ADMIN_OP_LISTCONSUMERGROUPOFFSETS, milliseconds) { options, queue in
      rd_kafka_ListConsumerGroupOffsets(handle.pointer, &request, 1, options, queue)
    } read: { event in
      var count = 0
      let groups = rd_kafka_ListConsumerGroupOffsets_result_groups(
        rd_kafka_event_ListConsumerGroupOffsets_result(event), &count)
      guard count > 0, let found = groups?[0] else { return }
      if let error = rd_kafka_group_result_error(found) {
        failure = KafkaError(rd_kafka_error_code(error), text: String(cString: rd_kafka_error_string(error)))
      }
      guard let list = rd_kafka_group_result_partitions(found) else { return }
      offsets = PartitionList.offsets(of: list)
    }
    if let failure { throw failure }
    return offsets
  }

  /// Every topic with its partitions.
  public func topics(milliseconds: Int32) throws(KafkaError) -> [String: TopicDescription] {
    try ClusterMetadata(of: handle, topic: nil, milliseconds: milliseconds).topics
  }

  /// The offset after the last record of each partition that readers may see. One request a broker.
  public func ends(of partitions: [TopicPartition], milliseconds: Int32) throws(KafkaError) -> [TopicPartition: Int64] {
    // -1 and -2 are Kafka's own names for the end and the beginning (ListOffsets).
    try offsets(of: partitions, from: -1, milliseconds: milliseconds)
  }

  /// The first offset that each partition still holds. One request a broker.
  public func beginnings(
    of partitions: [TopicPartition], milliseconds: Int32
  ) throws(KafkaError) -> [TopicPartition: Int64] {
    try offsets(of: partitions, from: -2, milliseconds: milliseconds)
  }
}
