import Duplicates
import Kafka

/// The names of the topics, prefix included.
struct TopicNames: Sendable {
  let pages: String
  let articles: String
  let duplicates: String
  let rejected: String
  let keys: String
  let verify: String

  init(_ configuration: Configuration) {
    pages = configuration.topicName(.pages)
    articles = configuration.topicName(.articles)
    duplicates = configuration.topicName(.duplicates)
    rejected = configuration.topicName(.rejected)
    keys = configuration.topicName(.keys)
    verify = configuration.topicName(.verify)
  }

  /// The record of a flag, or of a block of entries.
  @Sendable func record(for output: StageOutput) -> OutputRecord {
    let topic =
      switch output.topic {
      case .keys: keys
      case .verify: verify
      case .duplicates: duplicates
      }
    let headers = output.topic == .duplicates ? [Header("winnow-revision", "\(output.revision)")] : []
    return OutputRecord(
      topic: topic, partition: output.partition.map { Int32($0) }, key: output.key.isEmpty ? nil : output.key,
      value: output.value,
      headers: headers)
  }
}
