import Envelope
import Kafka

/// All figures as Prometheus reads them. Reading changes nothing: every counter runs from the worker's start.
extension Metrics {
  /// The text of `/metrics`.
  ///
  /// - Parameters:
  ///   - identity: which worker this is.
  ///   - health: how it is.
  ///   - group: what the consumer group has before it, of partitions that nobody owns too; absent where that is not
  ///     known.
  func exposition(_ identity: WorkerIdentity, health: Health, group: GroupLag?) -> String {
    let now = Timestamp.now
    let usage = ProcessUsage.current()
    let (line, state) = snapshot(at: now)
    var text = Exposition()
    text.add(
      "winnow_worker_info", .gauge, "Which worker this is.", 1,
      labels: [("instance_name", identity.instance), ("group", identity.group), ("version", identity.version)])
    text.add("winnow_worker_live", .gauge, "Whether every loop of the worker advances.", health.isLive ? 1 : 0)
    text.add(
      "winnow_worker_ready", .gauge, "Whether the worker has partitions and none of them is being restored.",
      health.isReady ? 1 : 0)
    text.add(
      "winnow_assigned_partitions", .gauge, "Partitions that this worker has.", by: "stage", health.partitions)
    text.add("winnow_uptime_seconds", .gauge, "Time since the worker started.", line.uptimeSeconds)
    addPages(&text, line, state)
    addDuplicates(&text, line)
    addClients(&text, line)
    addLatencies(&text, state)
    if let group { addLag(&text, group, at: now) }
    text.add(
      "winnow_domain_alarm", .gauge, "Domains whose pages have changed all at once, by what changed.",
      state.ledger.alarms.map { ([("domain", $0.domain), ("kind", $0.kind.rawValue)], 1) })
    text.add(
      "winnow_domain_alarms", .gauge, "Alarms about domains that are on.", Double(state.ledger.alarms.count))
    text.add("process_resident_memory_bytes", .gauge, "Memory that is in RAM.", Double(usage.residentMemoryBytes))
    text.add("process_cpu_seconds_total", .counter, "Processor time, user and system.", usage.cpuSeconds)
    return text.text
  }

  private func addPages(_ text: inout Exposition, _ line: MetricsLine, _ state: State) {
    func byStage(_ counts: [StageName: Int]) -> [String: Int] {
      Dictionary(uniqueKeysWithValues: StageName.allCases.map { ($0.rawValue, counts[$0] ?? 0) })
    }
    text.add(
      "winnow_records_polled_total", .counter, "Records polled, those included that were given back.", by: "stage",
      byStage(state.counters.polled))
    text.add(
      "winnow_records_abandoned_total", .counter, "Records given back, to be polled again here or elsewhere.",
      by: "stage", byStage(state.counters.abandoned))
    text.add(
      "winnow_records_in_flight", .gauge, "Records polled and not yet committed.", by: "stage",
      byStage(state.counters.inFlight))
    text.add("winnow_articles_total", .counter, "Articles published and committed.", Double(line.pages.articles))
    let reasons = Rejection.Reason.allCases.map { ($0.rawValue, line.rejectedByReason[$0.rawValue] ?? 0) }
    text.add(
      "winnow_rejected_total", .counter, "Pages rejected and committed.", by: "reason",
      Dictionary(uniqueKeysWithValues: reasons))
    text.add("winnow_input_bytes_total", .counter, "Bytes of record values polled.", Double(line.bytesIn))
    text.add("winnow_output_bytes_total", .counter, "Bytes of record values published.", Double(line.bytesOut))
  }

  private func addDuplicates(_ text: inout Exposition, _ line: MetricsLine) {
    let statuses = ["unique", "exact", "near"].map { ($0, line.flags[$0] ?? 0) }
    text.add(
      "winnow_flags_total", .counter, "Flags published.", by: "status", Dictionary(uniqueKeysWithValues: statuses))
    let duplicates = line.duplicates
    text.add("winnow_keys_total", .counter, "Keys inserted into the index.", Double(duplicates.keys))
    text.add(
      "winnow_candidates_total", .counter, "Pairs of articles named for their shared keys, by each partition.",
      Double(duplicates.candidates))
    text.add(
      "winnow_overflows_total", .counter, "Inserts into buckets with as many texts as are compared, or more.",
      Double(duplicates.overflows))
    text.add("winnow_comparisons_total", .counter, "Pairs of articles compared.", Double(duplicates.comparisons))
    text.add("winnow_matches_total", .counter, "Comparisons that found a duplicate.", Double(duplicates.matches))
    text.add(
      "winnow_malformed_records_total", .counter, "Internal records that could not be read and were passed over.",
      Double(duplicates.malformed))
    text.add(
      "winnow_store_bytes", .gauge, "Bytes of the local stores of this worker's partitions.",
      Double(duplicates.storeBytes))
    text.add(
      "winnow_restoring_partitions", .gauge, "Partitions whose state is being read from its topic.",
      Double(duplicates.restoring.count))
    text.add(
      "winnow_restore_left_records", .gauge, "Offsets that are still to be read to restore state.",
      Double(duplicates.restoring.values.reduce(0) { $0 + max(0, $1.of - $1.records) }))
  }

  private func addClients(_ text: inout Exposition, _ line: MetricsLine) {
    text.add(
      "winnow_transactions_total", .counter, "Batches by the end of their commit.", by: "outcome",
      ["committed": line.transactions.committed, "aborted": line.transactions.aborted])
    text.add(
      "winnow_rebalances_total", .counter, "Rebalances of the group, by what they did to this worker.", by: "event",
      ["assigned": line.rebalances.assigned, "revoked": line.rebalances.revoked, "lost": line.rebalances.lost])
    text.add(
      "winnow_clients_replaced_total", .counter, "Kafka clients that died and were replaced.",
      Double(line.clientsReplaced))
    text.add(
      "winnow_skipped_records_total", .counter, "Offsets skipped, since their records were deleted before.",
      Double(line.records.skipped))
    text.add(
      "winnow_throttled_seconds_total", .counter, "Time that brokers have held this process back for its quotas.",
      Double(Throttling.milliseconds) / 1_000)
    text.add(
      "winnow_lag_records", .gauge, "Records before this worker, in its own partitions.", by: "topic", line.lagRecords)
  }

  private func addLatencies(_ text: inout Exposition, _ state: State) {
    func series(_ kinds: [Timed], label: String? = nil) -> [(labels: Exposition.Labels, buckets: Buckets)] {
      kinds.compactMap { kind in
        state.latencies[kind].map { (label.map { [($0, kind.rawValue)] } ?? [], $0.buckets) }
      }
    }
    text.add(
      "winnow_stage_duration_seconds", "One record's way through a stage.", unit: 1e-6,
      series([.extract, .index, .verify], label: "stage"))
    text.add("winnow_batch_duration_seconds", "Working on one batch.", unit: 1e-6, series([.batch]))
    text.add(
      "winnow_commit_duration_seconds", "Publishing one batch and committing its offsets.", unit: 1e-6,
      series([.commit]))
    text.add(
      "winnow_page_to_article_seconds", "From a page record's timestamp to the commit of its article or rejection.",
      unit: 1e-6, series([.endToEnd]))
    text.add(
      "winnow_page_to_final_flag_seconds", "From a page's fetchedAt to the commit of its final flag.", unit: 1e-6,
      series([.finalFlag]))
    text.add("winnow_batch_size_records", "Records of a batch.", unit: 1, [([], state.batchRecords.buckets)])
    text.add("winnow_batch_size_bytes", "Bytes of a batch.", unit: 1, [([], state.batchBytes.buckets)])
  }

  private func addLag(_ text: inout Exposition, _ group: GroupLag, at now: Timestamp) {
    text.add(
      "winnow_group_lag_records", .gauge,
      "Records that the group has before it, by partition, those included that no worker owns.",
      group.partitions.map {
        ([("stage", $0.stage.rawValue), ("topic", $0.topic), ("partition", "\($0.partition)")], Double($0.lag))
      })
    text.add(
      "winnow_topic_partitions", .gauge, "Partitions of the topic that a stage reads.", by: "stage",
      Dictionary(group.partitions.map { ($0.stage.rawValue, 1) }, uniquingKeysWith: +))
    text.add(
      "winnow_oldest_unread_page_age_seconds", .gauge, "Age of the oldest page that the group has not worked on.",
      group.oldestUnread.map { max(0, Double(now.milliseconds - $0.milliseconds) / 1_000) } ?? 0)
    text.add(
      "winnow_group_lag_age_seconds", .gauge, "Time since the group's lag was asked for.",
      max(0, Double(now.milliseconds - group.time.milliseconds) / 1_000))
  }
}
