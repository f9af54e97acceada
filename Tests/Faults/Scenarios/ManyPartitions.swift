import Foundation

/// One worker that owns all of many internal partitions, and has no state of them.
///
/// The oracle does not judge the outputs: the restored articles get their final flags once more, and have no pages.
struct ManyPartitions: Scenario {
  let name = "many-partitions"
  let summary =
    "200 partitions of each internal topic are restored: memory and files stay bounded, pages go on meanwhile"
  let broker = BrokerKind.real
  let delivery = Delivery.exactlyOnce
  let internalPartitions = 200

  func play(_ stage: Stage) throws {
    let (keys, articles) = try InternalTopics(stage).fill(keys: stage.isLong ? 1_000_000 : 50_000)
    stage.report.note("\(keys) keys of \(articles) articles to restore")
    let worker = try stage.makeWorker()
    let start = ContinuousClock.now
    try worker.start()
    try stage.feeder.feed(400)
    let deadline = start + .seconds(stage.patience.workedOff)
    var files = 0
    var wasRestoring = false
    var isRestored = false
    while !isRestored, ContinuousClock.now < deadline {
      files = max(files, worker.usage()?.descriptors ?? 0)
      let lines = worker.metrics()
      wasRestoring = lines.contains { !$0.duplicates.restoring.isEmpty }
      isRestored = wasRestoring && lines.last?.duplicates.restoring.isEmpty == true
      usleep(200_000)
    }
    stage.report.check(isRestored, "all partitions are restored in \(Int((ContinuousClock.now - start).inSeconds)) s")
    let during = worker.metrics().last { !$0.duplicates.restoring.isEmpty }
    let pages = during.map { $0.pages.articles + $0.pages.rejected } ?? 0
    // Few keys are restored before the first page is there.
    stage.report.check(!stage.isLong || pages > 0, "\(pages) of 400 pages were through while partitions were restored")
    stage.report.check(files <= 2_000, .usage, "\(files) descriptors of 2,000 at most")
    let bytes = worker.usage()?.peakBytes ?? .max
    stage.report.check(bytes <= 512 << 20, .usage, "\(bytes >> 20) MB of 512 at most while restoring")
    let isThrough = stage.oracle?.awaitOutputs(seconds: stage.patience.workedOff) ?? false
    stage.report.check(isThrough, .recovery, "all pages are worked off")
    stage.checkEnds()
    stage.checkFigures()
  }
}
