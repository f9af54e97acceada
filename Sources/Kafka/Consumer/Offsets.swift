import CRdKafka

/// Offsets: committed, first and last.
extension Consumer {
  /// The group's committed offsets: for each partition the next one to work on. Those without any are left out.
  ///
  /// Offsets in a transaction that is still open are waited for.
  public func committed(
    _ partitions: [TopicPartition], milliseconds: Int32
  ) throws(KafkaError) -> [TopicPartition: Int64] {
    guard !partitions.isEmpty else { return [:] }
    let list = PartitionList(partitions)
    try check(rd_kafka_committed(handle.pointer, list.pointer, milliseconds))
    if let error = list.firstError() { throw KafkaError(error) }
    return list.offsets
  }

  /// Commits offsets outside of transactions, and waits for the answer.
  ///
  /// - Throws: `ILLEGAL_GENERATION` and the like, with the remedy `abortTransaction`, where the partitions went to others.
  public func commit(_ offsets: [TopicPartition: Int64]) throws(KafkaError) {
    guard !offsets.isEmpty else { return }
    if isAssignmentLost { throw KafkaError(RD_KAFKA_RESP_ERR__ASSIGNMENT_LOST) }
    let list = PartitionList(offsets)
    try check(rd_kafka_commit(handle.pointer, list.pointer, 0))
    if let error = list.firstError() { throw KafkaError(error) }
  }

  /// The first offset of a partition and the one after its last record, as of the last fetch: asks no broker.
  public func cachedWatermarks(_ partition: TopicPartition) -> Range<Int64>? {
    watermarks { low, high in
      rd_kafka_get_watermark_offsets(handle.pointer, partition.topic, partition.partition, &low, &high)
    }
  }

  /// The first offset of a partition and the one after its last record, as the broker says: for a consumer that reads
  /// committed transactions alone, the one that the first open transaction begins at.
  public func watermarks(_ partition: TopicPartition, milliseconds: Int32) throws(KafkaError) -> Range<Int64> {
    var code = RD_KAFKA_RESP_ERR_NO_ERROR
    let range = watermarks { low, high in
      code = rd_kafka_query_watermark_offsets(
        handle.pointer, partition.topic, partition.partition, &low, &high, milliseconds)
      return code
    }
    try check(code)
    guard let range else { throw KafkaError(RD_KAFKA_RESP_ERR__TIMED_OUT) }
    return range
  }

  /// Whether the group has taken our partitions away without asking: nothing may be committed any more.
  public var isAssignmentLost: Bool { rd_kafka_assignment_lost(handle.pointer) != 0 }

  private func watermarks(_ ask: (inout Int64, inout Int64) -> rd_kafka_resp_err_t) -> Range<Int64>? {
    var low: Int64 = -1
    var high: Int64 = -1
    guard ask(&low, &high) == RD_KAFKA_RESP_ERR_NO_ERROR, low >= 0, high >= low else { return nil }
    return low..<high
  }
}
