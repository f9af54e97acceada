import CRdKafka

/// A list of librdkafka's that frees itself: a leaked one keeps its client's destruction waiting for ever.
struct PartitionList: ~Copyable {
  let pointer: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>

  init(_ partitions: some Sequence<TopicPartition>) {
    self.init(partitions.map { ($0, Int64(RD_KAFKA_OFFSET_INVALID)) })
  }

  init(_ offsets: some Sequence<(key: TopicPartition, value: Int64)>) {
    pointer = rd_kafka_topic_partition_list_new(8)
    for (partition, offset) in offsets {
      rd_kafka_topic_partition_list_add(pointer, partition.topic, partition.partition).pointee.offset = offset
    }
  }

  deinit { rd_kafka_topic_partition_list_destroy(pointer) }

  /// The elements whose offset is a real one.
  var offsets: [TopicPartition: Int64] { PartitionList.offsets(of: pointer) }

  static func offsets(of pointer: UnsafePointer<rd_kafka_topic_partition_list_t>) -> [TopicPartition: Int64] {
    var offsets: [TopicPartition: Int64] = [:]
    for index in 0..<Int(pointer.pointee.cnt) {
      let element = pointer.pointee.elems[index]
      if element.offset >= 0 {
        offsets[TopicPartition(String(cString: element.topic), element.partition)] = element.offset
      }
    }
    return offsets
  }

  /// The first element's own error.
  func firstError() -> rd_kafka_resp_err_t? {
    for index in 0..<Int(pointer.pointee.cnt) where pointer.pointee.elems[index].err.rawValue != 0 {
      return pointer.pointee.elems[index].err
    }
    return nil
  }

  static func partitions(of pointer: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>) -> [TopicPartition] {
    (0..<Int(pointer.pointee.cnt)).map {
      TopicPartition(String(cString: pointer.pointee.elems[$0].topic), pointer.pointee.elems[$0].partition)
    }
  }
}
