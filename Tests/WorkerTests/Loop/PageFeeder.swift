import Kafka

/// Writes numbered pages, spread over the partitions of a topic.
struct PageFeeder {
  let producer: Producer
  let topic: String
  let partitions: Int

  init(_ bootstrap: String, topic: String, partitions: Int) throws {
    producer = try Producer(bootstrap: bootstrap, properties: ClientProperties())
    self.topic = topic
    self.partitions = partitions
  }

  func feed(_ numbers: Range<Int>, value: (Int) -> [UInt8] = { Array("page \($0)".utf8) }) throws {
    for number in numbers {
      try producer.produce(
        OutputRecord(
          topic: topic, partition: Int32(number % partitions), key: Array("\(number)".utf8), value: value(number)))
    }
    try producer.flush(milliseconds: 10_000)
  }
}
