import Envelope
import Kafka
import Testing
import Worker

@testable import winnow

@Suite("Feeding pages") struct FeedTests {
  private let cluster: MockCluster
  private var configuration = Configuration()
  private var clients: Clients { Clients(configuration: configuration) }

  init() throws {
    cluster = try MockCluster()
    configuration.broker.bootstrapServers = [cluster.bootstrap]
    try cluster.createTopic("winnow.pages", partitions: 2)
  }

  private func record(_ number: Int, bytes: Int = 100) -> InputRecord {
    let url = "https://e.org/\(number)"
    return InputRecord(
      source: "t:\(number)", url: url, value: [UInt8](repeating: 0x61, count: bytes),
      headers: [RecordHeader(name: "url", value: url)], timestamp: Timestamp(milliseconds: 0))
  }

  private func read(_ count: Int) throws -> [Record] {
    let reader = try TopicReader(topics: ["winnow.pages"], from: .beginning, clients: clients)
    defer { reader.close() }
    var records: [Record] = []
    for _ in 0..<300 where records.count < count {
      if let record = try reader.next(milliseconds: 100) { records.append(record) }
    }
    return records
  }

  @Test("Every page arrives with its address as key and its headers, and counts once it is acknowledged")
  func arrives() throws {
    let feed = try Feed(topic: "winnow.pages", clients: clients)
    for number in 0..<50 { try feed.send(record(number)) }
    try feed.finish {}
    #expect(feed.state.delivered == 50)
    #expect(feed.state.failed == 0)
    #expect(feed.state.inFlight == 0)
    let records = try read(50)
    #expect(Set(records.map { $0.key ?? [] }) == Set((0..<50).map { Array("https://e.org/\($0)".utf8) }))
    #expect(records.allSatisfy { $0.headers.map(\.name) == ["url"] && $0.value?.count == 100 })
  }

  @Test("An envelope's key is the url in it")
  func envelopeKey() throws {
    let feed = try Feed(topic: "winnow.pages", clients: clients)
    let envelope = InputRecord(
      source: "e:1", value: Array(#"{"url":"https://e.org/in","html":"<p>x"}"#.utf8),
      headers: [RecordHeader(name: "content-type", value: "application/json")], timestamp: Timestamp(milliseconds: 0))
    try feed.send(envelope)
    try feed.finish {}
    #expect(try read(1).map(\.key) == [Array("https://e.org/in".utf8)])
  }

  @Test("A page that is too large fails alone, and the others arrive")
  func tooLarge() throws {
    let feed = try Feed(topic: "winnow.pages", clients: clients)
    try feed.send(record(1, bytes: configuration.limits.recordBytes + 1_000_000))
    try feed.send(record(2))
    try feed.finish {}
    #expect(feed.state.delivered == 1)
    #expect(feed.state.failed == 1)
    #expect(feed.state.firstError?.isMessageTooLarge == true)
  }

  @Test("A feed in step with a group goes on only when the group has committed")
  func inStep() throws {
    let step = try Step(with: "g", topic: "winnow.pages", partitions: 2, ahead: 250, clients)
    let feed = try Feed(topic: "winnow.pages", clients: clients)
    let consumer = try clients.consumer(group: "g")
    var committed: Int64 = 0
    var waits = 0
    for number in 0..<10 {
      var page = record(number)
      page.url = "https://e.org/same"
      try step.wait(for: page.value.count) {
        // What a worker would do, one record a time.
        waits += 1
        committed += 1
        for partition in 0..<Int32(2) { try? consumer.commit([TopicPartition("winnow.pages", partition): committed]) }
      }
      try feed.send(page)
    }
    try feed.finish {}
    #expect(feed.state.delivered == 10)
    #expect(waits > 0)
  }

  @Test("A rate is kept")
  func pace() {
    let pace = Pace(perSecond: 200)
    let clock = ContinuousClock()
    let time = clock.measure { for _ in 0..<21 { pace.wait() } }
    #expect(time >= .milliseconds(95))
    #expect(clock.measure { for _ in 0..<1_000 { Pace(perSecond: 0).wait() } } < .seconds(5))
  }
}
