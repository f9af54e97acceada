import Foundation
import Kafka

/// Reads the output topics and says whether the invariants hold.
final class Oracle {
  private let stage: Stage
  private let reader: TopicReader
  private let committed: Consumer
  /// The highest committed offsets seen.
  private var highest: [TopicPartition: Int64] = [:]

  init(_ stage: Stage) throws {
    self.stage = stage
    let topics = [stage.topic("articles"), stage.topic("rejected"), stage.topic("duplicates")]
    reader = TopicReader(
      stage.broker, topics: topics, partitions: topics.count * Stage.outputPartitions)
    committed = try Consumer(
      bootstrap: stage.broker.bootstrap, group: "\(stage.group).extract",
      properties: ClientProperties(stage.broker.clientProperties))
  }

  /// Invariant 2, at a moment in between: below the committed offsets every page has its output already, and none has gone
  /// back.
  func checkCommittedOffsets(_ moment: String) {
    let offsets: [TopicPartition: Int64]
    do { offsets = try committed.committed(stage.pagePartitions, milliseconds: 10_000) } catch {
      return stage.report.check(false, "\(moment): committed offsets could be read: \(error)")
    }
    reader.readToEnd()
    let seen = Set(outputs().map(\.origin))
    var missing = 0
    for (partition, offset) in offsets {
      for below in 0..<max(0, offset) where !seen.contains(Origin(partition: partition.partition, offset: below)) {
        missing += 1
      }
    }
    if missing > 0 {
      stage.report.check(false, .offsets, "\(moment): the committed offsets pass \(missing) pages without output")
    }
    for (partition, offset) in offsets {
      let before = highest[partition] ?? 0
      if offset >= 0, offset < before {
        stage.report.check(
          false, .offsets, "\(moment): the offset of \(partition) went back from \(before) to \(offset)")
      }
      highest[partition] = max(before, offset)
    }
  }

  /// Waits until every page fed has an output.
  ///
  /// - Returns: whether that came about in time.
  func awaitOutputs(seconds: Double) -> Bool {
    wait(seconds) { Set(outputs().map(\.origin)).count >= stage.feeder.pages.count }
  }

  /// Waits until every article has a duplicate flag.
  ///
  /// - Returns: whether that came about in time.
  func awaitFlags(seconds: Double) -> Bool {
    wait(seconds) { unflagged().isEmpty }
  }

  /// Reads the topics again and again until something holds of them.
  private func wait(_ seconds: Double, until holds: () -> Bool) -> Bool {
    let deadline = ContinuousClock.now + .seconds(seconds)
    repeat {
      reader.readToEnd(seconds: 20)
      if holds() { return true }
      usleep(200_000)
    } while ContinuousClock.now < deadline
    return false
  }

  /// Invariants 1, 3 and 4, at the end.
  func checkOutputs(exactlyOnce: Bool) throws {
    let report = stage.report
    let isRead = reader.readToEnd()
    report.check(isRead, "the outputs could be read to their end")
    let pages = stage.feeder.pages
    let expectation = try Expectation(of: pages, winnow: stage.winnow, folder: stage.folder)
    var outputsOf: [Origin: Int] = [:]
    var different: [String] = []
    var ways: [String: [Origin]] = [:]
    var refused: Set<Origin> = []
    var articles = 0
    var misnamed = 0
    for output in outputs() {
      let number = Int(output.origin.offset) * Stage.pagePartitionCount + Int(output.origin.partition)
      outputsOf[output.origin, default: 0] += 1
      let name = output.isArticle ? output.record.id : number < pages.count ? pages[number].url : nil
      if name == nil || output.record.key != name.map({ Array($0.utf8) }) { misnamed += 1 }
      if output.isArticle {
        articles += 1
        if stage.isCrashing(number) || !expectation.matches(number, output.record.value) {
          different.append("page \(number) is another article")
        }
      } else if number < pages.count {
        let reason = output.record.reason
        let isExplained = stage.refusesSizes && reason == "too_large" || !expectation.isArticle(number)
        let isRight = stage.isCrashing(number) ? reason == "worker_crash" : isExplained && reason != "worker_crash"
        if !isRight || output.record.value != pages[number].value {
          different.append("page \(number) is rejected as \(reason ?? "nothing")")
        }
      }
      ways["\(output.origin.partition) to \(output.record.source)", default: []].append(output.origin)
      if !output.isArticle, output.record.reason == "too_large" { refused.insert(output.origin) }
    }
    // What a broker refuses for good comes again, and with it everything that was after it; a page that was rejected after
    // that leaves its article where it was.
    let misplaced = ways.values.reduce(0) {
      $0
        + (stage.refusesSizes
          ? disorder($1.filter { !refused.contains($0) }, ofLast: true) : disorder($1, ofLast: false))
    }
    let lost = pages.count { outputsOf[Origin(partition: $0.partition, offset: $0.offset)] == nil }
    let doubled = outputsOf.values.count { $0 > 1 }
    report.note(
      "\(pages.count) pages, \(articles) articles, \(outputsOf.values.reduce(0, +) - articles) rejected, \(doubled) with several outputs"
    )
    report.check(lost == 0, .outcome, "every page has an output (\(lost) lost)")
    report.check(outputsOf.count <= pages.count, .outcome, "no output without a page")
    report.check(
      misnamed == 0, .outcome,
      "articles have their id for a key, rejected records the page's own (\(misnamed) have another)")
    if exactlyOnce { report.check(doubled == 0, .outcome, "no page has two outputs (\(doubled) have)") }
    report.check(
      different.isEmpty, .bytes,
      "outputs are what winnow extract gives, rejected records untouched (\(different.count) differ)")
    for difference in different.prefix(5) { report.note(difference) }
    report.check(
      misplaced == 0, .order, "order within each partition is kept (\(misplaced) are out of order)")
    checkFlags()
  }

  /// How many outputs come before one of an earlier page, of each page's first ones; with `ofLast`, of its last ones.
  private func disorder(_ origins: [Origin], ofLast: Bool) -> Int {
    var seen: Set<Origin> = []
    var one = (ofLast ? origins.reversed() : origins).filter { seen.insert($0).inserted }
    if ofLast { one.reverse() }
    return zip(one, one.dropFirst()).count { $0.offset > $1.offset }
  }

  /// Every article has a flag.
  private func checkFlags() {
    let count = unflagged().count
    stage.report.check(count == 0, .recovery, "every article has a duplicate flag (\(count) have none)")
  }

  /// The keys of articles without a flag, and of flags without an article.
  ///
  /// Of a page that was rejected because the broker refused one of its records as too large, some of the others may be
  /// out (at least once): such pages are left out.
  private func unflagged() -> Set<[UInt8]> {
    var flagged: Set<[UInt8]> = []
    var articles: Set<[UInt8]> = []
    var refused: Set<String> = []
    var urls: [[UInt8]: String] = [:]
    for (partition, records) in reader.records {
      for record in records {
        guard let key = record.key else { continue }
        switch partition.topic {
        case stage.topic("duplicates"): flagged.insert(key)
        case stage.topic("articles"): articles.insert(key)
        default: if record.reason == "too_large" { refused.insert(String(decoding: key, as: UTF8.self)) }
        }
        if stage.refusesSizes, partition.topic != stage.topic("rejected") { urls[key] = record.url }
      }
    }
    return articles.symmetricDifference(flagged).filter { key in !(urls[key].map(refused.contains) ?? false) }
  }

  /// The committed offsets have reached the end: lag is 0.
  func checkLag() {
    do {
      let offsets = try committed.committed(stage.pagePartitions, milliseconds: 10_000)
      let lag = stage.feeder.pages.count - Int(offsets.values.reduce(0, +))
      // Control records of transactions have offsets too, but only in output topics.
      stage.report.check(lag == 0, .recovery, "lag is 0 at the end (\(lag))")
    } catch {
      stage.report.check(false, "committed offsets could be read: \(error)")
    }
  }

  /// Adds every output that was read last.
  func write(to lines: inout OutputLines) throws {
    for role in ["articles", "rejected", "duplicates"] {
      for (partition, records) in reader.records where partition.topic == stage.topic(role) {
        for record in records { try lines.add(record, role: role) }
      }
    }
  }

  func close() {
    committed.close()
  }

  private func outputs() -> [(origin: Origin, record: Record, isArticle: Bool)] {
    [stage.topic("articles"), stage.topic("rejected")].flatMap { topic in
      reader.records.keys.filter { $0.topic == topic }.sorted().flatMap { partition in
        (reader.records[partition] ?? []).compactMap { record in
          Origin(record).map { ($0, record, topic == stage.topic("articles")) }
        }
      }
    }
  }
}

extension Record {
  /// The member url of an article or a flag.
  fileprivate var url: String? {
    struct Value: Decodable { let url: String }
    return value.flatMap { try? JSONDecoder().decode(Value.self, from: Data($0)) }?.url
  }

  /// The member id of an article.
  fileprivate var id: String? {
    struct Value: Decodable { let id: String }
    return value.flatMap { try? JSONDecoder().decode(Value.self, from: Data($0)) }?.id
  }

  /// The header winnow-reason.
  fileprivate var reason: String? {
    headers.first { $0.name == "winnow-reason" }?.value.map { String(decoding: $0, as: UTF8.self) }
  }
}

extension Origin {
  init(partition: Int32, offset: Int64) {
    self.partition = partition
    self.offset = offset
  }
}

extension NumberedPage {
  /// The partition that the feeder wrote it to.
  var partition: Int32 { Int32(number % Stage.pagePartitionCount) }
  /// Its offset there.
  var offset: Int64 { Int64(number / Stage.pagePartitionCount) }
}
