import Kafka
import Testing

@testable import Worker

struct ClientSettingsTests {
  @Test func `a fetch brings, packed, a quarter of what may be held ahead, whatever the largest record`() throws {
    var configuration = Configuration()
    configuration.worker.prefetchBytes = 32 << 20
    configuration.limits.recordBytes = 64 << 20
    let pages = try ClientSettings(configuration).consumer(of: .extract)
    #expect(pages.values["fetch.max.bytes"] == "\(8 << 20)")
    #expect(pages.values["queued.max.messages.kbytes"] == "\(32 << 10)")
  }

  @Test func `a largest message of the configuration's own is taken by librdkafka`() throws {
    var configuration = Configuration()
    configuration.broker.properties["message.max.bytes"] = "20000000"
    let properties = try ClientSettings(configuration).consumer(of: .verify)
    #expect(properties.values["fetch.max.bytes"] == "20000000")
    _ = try Consumer(bootstrap: "127.0.0.1:1", group: "g", properties: properties)
  }
}
