import Testing
import Worker

@testable import winnow

@Suite("Topics as they are made") struct TopicPlanTests {
  private func settings(_ configuration: Configuration) -> [Configuration.Topics.Role: [String: String]] {
    Dictionary(uniqueKeysWithValues: TopicPlan(configuration).entries.map { ($0.role, $0.topic.configuration) })
  }

  @Test("Flags are compacted, everything else is deleted in time; internal topics keep records as long as state")
  func policies() {
    var configuration = Configuration()
    configuration.duplicates.windowHours = 48
    configuration.duplicates.latenessHours = 2
    let settings = settings(configuration)
    #expect(settings[.duplicates]?["cleanup.policy"] == "compact,delete")
    for role in Configuration.Topics.Role.allCases where role != .duplicates {
      #expect(settings[role]?["cleanup.policy"] == "delete")
    }
    #expect(settings[.keys]?["retention.ms"] == "180000000")
    #expect(settings[.verify]?["retention.ms"] == "180000000")
    #expect(settings[.pages]?["retention.ms"] == "259200000")
  }

  @Test("A retention of 0 hours is for ever")
  func forEver() {
    var configuration = Configuration()
    configuration.topics.duplicates.retentionHours = 0
    configuration.topics.articles.retentionHours = 0
    #expect(settings(configuration)[.duplicates]?["cleanup.policy"] == "compact")
    #expect(settings(configuration)[.articles]?["retention.ms"] == "-1")
  }

  @Test("What is taken in can be handed on: rejected takes larger records than pages")
  func sizes() throws {
    let settings = settings(Configuration())
    let pages = try #require(settings[.pages]?["max.message.bytes"].flatMap { Int($0) })
    let rejected = try #require(settings[.rejected]?["max.message.bytes"].flatMap { Int($0) })
    #expect(pages == Configuration().limits.recordBytes)
    #expect(rejected > pages)
  }

  @Test("A later generation has internal topics of its own")
  func generation() {
    var configuration = Configuration()
    configuration.duplicates.generation = 3
    let names = TopicPlan(configuration).entries.map(\.topic.name)
    #expect(
      names == [
        "winnow.pages", "winnow.articles", "winnow.duplicates", "winnow.rejected", "winnow.keys-3", "winnow.verify-3",
      ])
  }
}
