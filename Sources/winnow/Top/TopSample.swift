import Dispatch
import Foundation
import Synchronization
import Worker

/// The answers of all workers at one moment.
struct TopSample {
  /// One worker.
  struct Answer {
    var address: ListenAddress
    var status: Result<WorkerStatus, HTTPClient.Failure>
  }

  var time: Date
  var answers: [Answer]

  /// The workers that answered.
  var statuses: [WorkerStatus] { answers.compactMap { try? $0.status.get() } }

  /// Asks all workers at once.
  static func take(_ addresses: [ListenAddress]) -> TopSample {
    let found = Mutex([Answer?](repeating: nil, count: addresses.count))
    DispatchQueue.concurrentPerform(iterations: addresses.count) { index in
      let answer = Answer(address: addresses[index], status: WorkerStatus.ask(addresses[index]))
      found.withLock { $0[index] = answer }
    }
    return TopSample(time: Date(), answers: found.withLock { $0.compactMap { $0 } })
  }

  /// What one worker has done more than in an earlier sample, a second; nil where that cannot be told.
  func rate(
    of index: Int, since before: TopSample?, _ value: (WorkerStatus.Metrics) -> Double
  ) -> Double? {
    guard let before, before.answers.indices.contains(index), let now = try? answers[index].status.get().metrics,
      let then = try? before.answers[index].status.get().metrics,
      // A worker that was started anew counts from zero.
      now.uptimeSeconds > then.uptimeSeconds
    else { return nil }
    return max(0, (value(now) - value(then)) / (now.uptimeSeconds - then.uptimeSeconds))
  }

  /// The same of all workers together.
  func rate(since before: TopSample?, _ value: (WorkerStatus.Metrics) -> Double) -> Double? {
    let rates = answers.indices.compactMap { rate(of: $0, since: before, value) }
    return rates.isEmpty ? nil : rates.reduce(0, +)
  }

  /// The domains of all workers together, the largest first.
  var domains: [(name: String, entry: WorkerStatus.Ledger.Entry)] {
    var all: [String: WorkerStatus.Ledger.Entry] = [:]
    for ledger in statuses.map(\.ledger) {
      for (name, entry) in ledger.domains { all[name] = all[name].map { $0.adding(entry) } ?? entry }
    }
    return all.map { (name: $0.key, entry: $0.value) }
      .sorted { ($1.entry.consumed, $0.name) < ($0.entry.consumed, $1.name) }
  }
}

extension WorkerStatus.Ledger.Entry {
  /// Both together; the score is their mean, weighed by articles.
  func adding(_ other: Self) -> Self {
    var sum = self
    sum.consumed += other.consumed
    sum.articles += other.articles
    sum.rejected.merge(other.rejected) { $0 + $1 }
    sum.withoutDate += other.withoutDate
    sum.withoutAuthor += other.withoutAuthor
    sum.duplicates += other.duplicates
    let known = [(medianScore, articles), (other.medianScore, other.articles)].compactMap { score, count in
      score.map { ($0 * Double(count), count) }
    }
    let count = known.reduce(0) { $0 + $1.1 }
    sum.medianScore = count > 0 ? known.reduce(0) { $0 + $1.0 } / Double(count) : nil
    return sum
  }
}
