import CRdKafka

/// Offsets by time.
extension Consumer {
  /// The first offset of each partition whose record has this timestamp or a later one. Partitions that have none are
  /// left out. One request a broker.
  ///
  /// - Parameter time: milliseconds since the Unix epoch.
  public func offsets(
    of partitions: [TopicPartition], from time: Int64, milliseconds: Int32
  ) throws(KafkaError) -> [TopicPartition: Int64] {
    guard !partitions.isEmpty else { return [:] }
    let list = PartitionList(partitions.map { (key: $0, value: time) })
    try check(rd_kafka_offsets_for_times(handle.pointer, list.pointer, milliseconds))
    if let error = list.firstError() { throw KafkaError(error) }
    return list.offsets
  }
}
