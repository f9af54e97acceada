import Foundation
import Kafka

/// Writes pages, and knows when.
final class Feeder {
  private let producer: Producer
  private let topic: String
  private let source: PageSource
  /// Seconds since 1970 at which each page was handed over.
  private(set) var times: [Int: Double] = [:]

  init(_ bootstrap: String, topic: String, source: PageSource, compression: String) throws {
    producer = try Producer(
      bootstrap: bootstrap,
      properties: ClientProperties(["message.max.bytes": "20000000", "compression.type": compression]))
    self.topic = topic
    self.source = source
  }

  func feed(_ numbers: Range<Int>) throws {
    let first = Date().addingTimeInterval(-86_400)
    for number in numbers {
      let url = source.url(number)
      let fetched = first.addingTimeInterval(Double(number)).formatted(.iso8601)
      try producer.produceWaiting(
        OutputRecord(
          topic: topic, key: Array(url.utf8), value: try source.page(number),
          headers: [
            Header("url", url), Header("fetched-at", fetched), Header("content-type", "text/html"),
            Header("x-number", "\(number)"),
          ]))
      times[number] = Date().timeIntervalSince1970
    }
    try producer.flush(milliseconds: 60_000)
  }
}
