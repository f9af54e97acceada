import Dispatch
import Envelope
import Foundation
import Kafka
import Logging
import Synchronization

/// Asks the cluster now and then what the groups of a configuration have before them, beside all work and without being a
/// member: so it sees partitions, too, that nobody owns.
///
/// `@unchecked Sendable`: the consumer belongs to the thread; the rest is behind a lock or never changes.
public final class GroupWatch: @unchecked Sendable {
  /// Seconds between two questions.
  static let seconds = 15.0
  /// Milliseconds that one request may take.
  private static let patience: Int32 = 10_000
  /// Seconds that first records are waited for.
  private static let probeSeconds = 5.0
  /// A partition of an internal topic with more before it is not looked into.
  private static let probedLag: Int64 = 100

  private let sources: [(stage: StageName, group: String, topic: String)]
  private let consumer: Consumer
  private let log: Logger
  private let current = Mutex<GroupLag?>(nil)
  private let stopped = Atomic(false)
  private let wakeUp = Doorbell()
  private let finished = Doorbell()

  /// Makes the client.
  ///
  /// - Throws: where a property is not taken or a secret cannot be read.
  public init(_ configuration: Configuration, log: Logger = Logger(label: "winnow.group")) throws(WorkerError) {
    self.log = log
    sources = StageName.allCases.map { stage in
      (stage, configuration.worker.group(of: stage), configuration.topicName(stage.source))
    }
    do {
      var properties = [
        "fetch.wait.max.ms": "100",
        // One record of a partition is enough.
        "queued.min.messages": "1", "queued.max.messages.kbytes": "1024", "fetch.message.max.bytes": "65536",
      ]
      properties.merge(try configuration.broker.clientProperties(for: .consumer)) { $1 }
      // What its client would log the workers' clients say.
      var quiet = log
      quiet.logLevel = .critical
      consumer = try Consumer(
        bootstrap: configuration.broker.bootstrap, group: "\(configuration.worker.group).watch",
        properties: try ClientProperties(properties), log: quiet)
    } catch {
      throw .configuration("\(error)")
    }
  }

  /// What was known at the last question.
  public var lag: GroupLag? { current.withLock { $0 } }

  /// Begins to ask, in a thread of its own.
  public func start() {
    let thread = Thread { [self] in
      var wasWrong = false
      while !stopped.load(ordering: .acquiring) {
        do {
          let lag = try ask()
          current.withLock { $0 = lag }
          wasWrong = false
        } catch {
          if !wasWrong { log.warning("the groups' lag is not known: \(error)") }
          wasWrong = true
        }
        wakeUp.wait(milliseconds: Int64(Self.seconds * 1_000))
      }
      consumer.close()
      finished.ring()
    }
    thread.name = "winnow.group"
    thread.start()
  }

  /// Stops asking.
  public func stop() {
    guard !stopped.exchange(true, ordering: .acquiringAndReleasing) else { return }
    wakeUp.ring()
    finished.wait(milliseconds: 5_000)
  }

  /// Asks once.
  func ask() throws(KafkaError) -> GroupLag {
    let topics = try consumer.topics(milliseconds: Self.patience)
    var next: [TopicPartition: Int64] = [:]
    var lags: [TopicPartition: Int64] = [:]
    for (_, group, topic) in sources {
      guard let count = topics[topic]?.partitions, count > 0 else { continue }
      let partitions = TopicPartition.all(of: topic, count: count)
      let committed = try consumer.committed(by: group, partitions, milliseconds: Self.patience)
      let beginnings = try consumer.beginnings(of: partitions, milliseconds: Self.patience)
      let ends = try consumer.ends(of: partitions, milliseconds: Self.patience)
      for partition in partitions {
        guard let end = ends[partition] else { continue }
        let start = max(committed[partition] ?? 0, beginnings[partition] ?? 0)
        next[partition] = start
        lags[partition] = max(0, end - start)
      }
    }
    let pages = sources.first { $0.stage == .extract }?.topic ?? ""
    let probed = Set(lags.filter { $0.value > 0 && ($0.key.topic == pages || $0.value <= Self.probedLag) }.keys)
    let (oldest, empty) = try probe(next.filter { probed.contains($0.key) }, pages: pages)
    for partition in empty { lags[partition] = 0 }
    let stages = Dictionary(uniqueKeysWithValues: sources.map { ($0.topic, $0.stage) })
    return GroupLag(
      time: .now,
      partitions: lags.sorted { $0.key < $1.key }.map {
        GroupLag.Partition(
          stage: stages[$0.key.topic] ?? .extract, topic: $0.key.topic, partition: $0.key.partition, lag: Int($0.value))
      }, oldestUnread: oldest)
  }

  /// Reads the first record of partitions.
  ///
  /// - Returns: the earliest timestamp of a page, and the partitions that have only markers of transactions left.
  private func probe(
    _ starts: [TopicPartition: Int64], pages: String
  ) throws(KafkaError) -> (oldest: Timestamp?, empty: Set<TopicPartition>) {
    guard !starts.isEmpty else { return (nil, []) }
    try consumer.assign(starts.mapValues { .at($0) })
    defer { try? consumer.assign([:]) }
    var open = Set(starts.keys)
    var oldest: Int64?
    var empty: Set<TopicPartition> = []
    let deadline = DispatchTime.now() + Self.probeSeconds
    while !open.isEmpty, DispatchTime.now() < deadline, !stopped.load(ordering: .acquiring) {
      switch try consumer.poll(milliseconds: 100) {
      case .record(let record)?:
        guard open.remove(record.source) != nil, record.source.topic == pages, let time = record.timestamp else {
          continue
        }
        oldest = min(oldest ?? time, time)
      case .end(let partition, _)?: if open.remove(partition) != nil { empty.insert(partition) }
      default: continue
      }
    }
    return (oldest.map { Timestamp(milliseconds: $0) }, empty)
  }
}
