import Testing

@testable import Kafka

struct ClientPropertiesTests {
  @Test func `any property of librdkafka is taken`() throws {
    let properties = try ClientProperties(["compression.type": "zstd", "linger.ms": "20", "sasl.password": "x"])
    #expect(properties.values["linger.ms"] == "20")
  }

  @Test func `every problem is told at once, and no value with it`() throws {
    let error = #expect(throws: PropertyErrors.self) {
      try ClientProperties([
        "isolation.level": "read_uncommitted", "no.such.property": "1", "linger.ms": "s3cret",
        "enable.auto.commit": "true", "partition.assignment.strategy": "cooperative-sticky",
      ])
    }
    let errors = try #require(error).errors
    #expect(
      errors.map(\.name) == [
        "enable.auto.commit", "isolation.level", "linger.ms", "no.such.property", "partition.assignment.strategy",
      ])
    #expect(errors[1].reason.contains("aborted transactions"))
    #expect(errors[3].reason.contains("no such property"))
    #expect(!error!.description.contains("s3cret"))
  }
}
