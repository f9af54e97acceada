import Envelope
import Kafka
import Worker

/// The topics that are there, for commands that need some of them.
struct PresentTopics {
  private let clients: Clients
  private let admin: Admin
  private let topics: [String: TopicDescription]

  /// Asks the cluster.
  ///
  /// - Throws: ``Failure`` where no broker answers.
  init(_ clients: Clients) throws(Failure) {
    self.clients = clients
    let admin = try clients.admin()
    self.admin = admin
    topics = try Clients.failing(at: clients.configuration) { () throws(KafkaError) in
      do throws(KafkaError) {
        // Asking for one topic by name would create it on clusters that do so by themselves.
        return try admin.topics(milliseconds: ClusterCheck.patience)
      } catch {
        // The request itself only times out; why, the client knows.
        throw admin.lastError ?? error
      }
    }
  }

  /// A topic that must be there and readable.
  ///
  /// - Throws: ``Failure`` that says how to make it, or which one may be meant.
  func need(_ name: String) throws(Failure) -> TopicDescription {
    guard let topic = topics[name] else { throw Failure(.configuration, missing(name)) }
    if let error = topic.error { throw Failure(.configuration, "the topic \(name): \(error)") }
    return topic
  }

  private func missing(_ name: String) -> String {
    let configuration = clients.configuration
    // `winnow topics` makes the configured ones, and no others.
    if Configuration.Topics.Role.allCases.contains(where: { configuration.topicName($0) == name }) {
      return "the topic \(name) is missing; `winnow topics --create` makes it"
    }
    let near = name.nearest(in: topics.keys.filter { !$0.hasPrefix("__") }.sorted())
    return "there is no topic \(name)"
      + (near.map { "; do you mean \($0)?" } ?? "; create it first, or name one that `winnow topics` prints")
  }

  /// The time before which a topic's retention takes records away; nil where it keeps all, or does not tell.
  func retainedSince(_ name: String) -> Int64? {
    guard let settings = try? admin.configuration(of: name, milliseconds: ClusterCheck.patience),
      let retention = settings["retention.ms"].flatMap({ Int64($0) }), retention > 0
    else { return nil }
    let (since, overflow) = Timestamp.now.milliseconds.subtractingReportingOverflow(retention)
    return overflow ? nil : since
  }
}
