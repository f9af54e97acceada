import Foundation
import Kafka
import Synchronization

/// Reads the output topics while they are written, and notes when each article and flag could be read.
final class Arrivals: Sendable {
  /// What was seen of one article, seconds since 1970.
  struct Times {
    var article: Double?
    var firstFlag: Double?
    var finalFlag: Double?
    /// Which page it was made of.
    var page: Int?
  }

  private struct State {
    var times: [[UInt8]: Times] = [:]
    var articles = 0
    var rejected = 0
    var flags = 0
  }

  private let state = Mutex(State())
  private let isOver = Atomic(false)
  private let thread = DispatchSemaphore(value: 0)

  init(_ bootstrap: String, prefix: String, partitions: Int32) throws {
    let consumer = try Consumer(
      bootstrap: bootstrap, group: "\(prefix)reader", properties: ClientProperties(["fetch.wait.max.ms": "20"]))
    let topics = ["articles", "duplicates", "rejected"]
    let all = topics.flatMap { topic in (0..<partitions).map { TopicPartition(prefix + topic, $0) } }
    try consumer.assign(Dictionary(uniqueKeysWithValues: all.map { ($0, StartOffset.beginning) }))
    Thread.detachNewThread { [self] in
      while !isOver.load(ordering: .relaxed) {
        let event = (try? consumer.poll(milliseconds: 50)) ?? nil
        if case .record(let record)? = event { take(record) }
      }
      consumer.close()
      thread.signal()
    }
  }

  private func take(_ record: Record) {
    let now = Date().timeIntervalSince1970
    let key = record.key ?? []
    state.withLock { state in
      if record.source.topic.hasSuffix("rejected") {
        state.rejected += 1
      } else if record.source.topic.hasSuffix("articles") {
        state.articles += 1
        state.times[key, default: Times()].article = now
        let number = record.headers.first { $0.name == "x-number" }?.value
        state.times[key]?.page = number.flatMap { Int(String(decoding: $0, as: UTF8.self)) }
      } else {
        state.flags += 1
        let isFinal = String(decoding: record.value ?? [], as: UTF8.self).contains("\"final\":true")
        if state.times[key]?.firstFlag == nil { state.times[key, default: Times()].firstFlag = now }
        if isFinal, state.times[key]?.finalFlag == nil { state.times[key]?.finalFlag = now }
      }
    }
  }

  /// Pages that came out, and whether each article has its final flag.
  var progress: (pages: Int, flagged: Int, articles: Int, flags: Int) {
    state.withLock { state in
      (
        state.articles + state.rejected, state.times.values.count { $0.finalFlag != nil }, state.articles, state.flags
      )
    }
  }

  /// Stops reading, and tells what was seen.
  func end() -> [Times] {
    isOver.store(true, ordering: .relaxed)
    thread.wait()
    return state.withLock { Array($0.times.values) }
  }
}
