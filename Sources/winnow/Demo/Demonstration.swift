import Foundation
import Kafka
import Worker

/// Feeds the sample pages to a worker and follows what comes out, until every page and every article is accounted for.
final class Demonstration {
  /// Seconds after which something must be wrong.
  static let patience = 90

  private let configuration: Configuration
  private let roles: [String: Configuration.Topics.Role]
  /// Records of each topic, but for flags that were not final.
  private(set) var counts: [Configuration.Topics.Role: Int] = [:]
  /// The final flag's status of each article.
  private(set) var flags: [String: String] = [:]
  /// Addresses of articles, by id: what flags are shown with.
  private var addresses: [String: String] = [:]

  init(_ configuration: Configuration) {
    self.configuration = configuration
    let outputs: [Configuration.Topics.Role] = [.articles, .duplicates, .rejected]
    roles = Dictionary(uniqueKeysWithValues: outputs.map { (configuration.topicName($0), $0) })
  }

  /// Runs to the end.
  ///
  /// - Parameters:
  ///   - worker: The worker that does the work.
  ///   - show: Takes each record that comes out; of flags the final ones.
  func run(_ worker: RunningWorker, show: (RecordView) -> Void) throws {
    let clients = Clients(configuration: configuration)
    let reader = try TopicReader(topics: roles.keys.sorted(), from: .beginning, clients: clients)
    defer { reader.close() }
    let feed = try Feed(topic: configuration.topicName(.pages), clients: clients)
    let deadline = DispatchTime.now() + .seconds(Self.patience)
    // A flag is final some time after its article came to verify: index must not have joined its group later than that.
    while !worker.isReady, worker.failure == nil, DispatchTime.now() < deadline { usleep(20_000) }
    for page in SamplePage.all { try feed.send(page.record) }
    try feed.finish {}
    while !isComplete {
      if let failure = worker.failure { throw failure }
      guard DispatchTime.now() < deadline else {
        throw Failure(.software, "after \(Self.patience) s not every page is accounted for: \(counts)")
      }
      let record = try Clients.failing(at: configuration) { () throws(KafkaError) in
        try reader.next(milliseconds: 200)
      }
      if let record, let role = roles[record.source.topic] { take(RecordView(role: role, record: record), show) }
    }
  }

  private var isComplete: Bool {
    let articles = counts[.articles] ?? 0
    return articles + (counts[.rejected] ?? 0) >= SamplePage.all.count && flags.count >= articles
  }

  private func take(_ view: RecordView, _ show: (RecordView) -> Void) {
    var view = view
    switch view.role {
    case .articles:
      addresses[view.key] = view.text("url")
    case .duplicates:
      guard view.isFinal, let status = view.text("status") else { return }
      flags[view.key] = status
      view.addresses = addresses
    default: break
    }
    counts[view.role, default: 0] += 1
    show(view)
  }
}
