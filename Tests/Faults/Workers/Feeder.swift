import Foundation
import Kafka

/// Writes numbered pages to the pages topic, round robin over its partitions.
final class Feeder {
  private let producer: Producer
  private let topic: String
  private let partitions: Int
  private let seed: UInt64
  /// Every page written so far, by number.
  private(set) var pages: [NumberedPage] = []

  init(_ broker: any Broker, topic: String, partitions: Int, seed: UInt64) throws {
    // Compressed, huge pages are no larger than brokers take and the mock cluster keeps.
    let properties = broker.clientProperties.merging(["message.max.bytes": "20000000", "compression.type": "zstd"]) {
      $1
    }
    producer = try Producer(bootstrap: broker.bootstrap, properties: ClientProperties(properties))
    self.topic = topic
    self.partitions = partitions
    self.seed = seed
  }

  /// Writes so many pages more and waits until the broker has them.
  func feed(_ count: Int) throws {
    for _ in 0..<count { try write(NumberedPage(pages.count, seed: seed)) }
    try confirm()
  }

  /// Writes a page of these bytes and waits until the broker has it.
  func feed(page value: [UInt8], type: String = "text/html") throws {
    try write(NumberedPage(pages.count, value: value, type: type))
    try confirm()
  }

  private func write(_ page: NumberedPage) throws {
    try producer.produceWaiting(
      OutputRecord(
        topic: topic, partition: Int32(page.number % partitions), key: Array(page.url.utf8), value: page.value,
        headers: [
          Header("url", page.url), Header("fetched-at", page.fetchedAt), Header("content-type", page.type),
          Header("x-number", "\(page.number)"),
        ]))
    pages.append(page)
  }

  private func confirm() throws {
    try producer.flush(milliseconds: 60_000)
    let deliveries = producer.takeDeliveries()
    if deliveries.failed > 0 { throw FeedError(failed: deliveries.failed, error: deliveries.firstError) }
  }
}

/// Pages that the broker did not take.
struct FeedError: Error {
  let failed: Int
  let error: KafkaError?
}
