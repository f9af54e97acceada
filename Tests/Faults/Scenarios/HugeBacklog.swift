import Glibc

/// Pages at the limit of size and made to hurt, as many as wait for a worker that was away.
///
/// No oracle reads the outputs: the mock cluster keeps no rejected page of that size, and whether a page becomes an article
/// may depend on the time that it takes. The worker's own figures are judged.
struct HugeBacklog: Scenario {
  let name = "huge-backlog"
  let summary = "hostile pages of 8 MB, and small ones that become large articles: all end, the worker keeps its memory"
  let broker = BrokerKind.mock
  let delivery = Delivery.atLeastOnce

  func play(_ stage: Stage) throws {
    let kinds = HostilePage.all.filter { $0.type == "html" && $0.size == nil }.shuffled(using: &stage.random)
    let count = stage.isLong ? 48 : 8
    for (number, kind) in kinds.prefix(count).enumerated() {
      if number % 4 == 3 {
        try stage.feeder.feed(page: Self.envelope(15_000_000), type: "application/json")
      } else {
        try stage.feeder.feed(page: kind.make(8_000_000))
      }
    }
    let swelling = stage.isLong ? 400 : 24
    for number in 0..<swelling {
      try stage.feeder.feed(page: Array(Self.swelling(number).utf8), type: "application/json")
    }
    let worker = try stage.makeWorker()
    try worker.start()
    let deadline = ContinuousClock.now + .seconds(stage.patience.workedOff)
    while worker.ended < count + swelling, ContinuousClock.now < deadline { usleep(500_000) }
    stage.report.check(worker.isRunning, "the worker is still there")
    stage.checkEnds()
    stage.oracle?.checkLag()
    stage.checkFigures()
  }

  /// An envelope of some 20 KB whose page, unpacked, is an article of 1 MB.
  private static func swelling(_ number: Int) -> String {
    PoisonRecord.packed(
      #"""
      awk 'BEGIN {
        srand(\#(number))
        n = split("council harbour bridge storm minister school railway repair market river ferry weather", words, " ")
        for (i = 0; i < 2000; i++) text = text words[int(rand() * n) + 1] (i % 14 == 13 ? ". The " : " ")
        print "<html lang=en><title>The bridge \#(number)</title><article><h1>The bridge \#(number)</h1>"
        for (i = 0; i < 15; i++) {
          at = int(rand() * length(text)) + 1
          part = substr(text, at) substr(text, 1, at - 1)
          print "<p>The council said " i " of it. " part part part part part ".</p>"
        }
      }' | gzip -9
      """#)
  }

  /// An envelope with a member that nobody reads, of as many values as bytes allow.
  private static func envelope(_ bytes: Int) -> [UInt8] {
    HostilePage.repeated(
      "1,", bytes, before: #"{"url":"https://faults.example/x","fetchedAt":"2026-03-01T08:15:00Z","x":["#,
      after: #"1],"html":"<p>x"}"#)
  }
}
