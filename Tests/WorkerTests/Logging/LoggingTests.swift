import Envelope
import Foundation
import Logging
import Synchronization
import Testing

@testable import Worker

@Suite("Log lines") struct LoggingTests {
  private func line(_ message: String, _ particulars: [(name: String, value: String)] = []) -> LogLine {
    LogLine(
      time: Timestamp(milliseconds: 1_772_352_900_000), level: "warning", logger: "winnow.kafka", message: message,
      particulars: particulars)
  }

  @Test("Each format shows time, level, logger, message and particulars")
  func formats() throws {
    let line = line("broker is down", [("broker", "a:1"), ("reason", "no \"route\"")])
    #expect(
      line.rendered(.logfmt, colour: false)
        == #"time=2026-03-01T08:15:00Z level=warning logger=winnow.kafka message="broker is down" broker=a:1 reason="no \"route\"""#
    )
    #expect(
      line.rendered(.pretty, colour: false)
        == #"08:15:00 WARNING  broker is down  broker=a:1  reason="no \"route\"""#)
    #expect(line.rendered(.pretty, colour: true).contains("\u{1B}[33mWARNING"))
    let json =
      try JSONSerialization.jsonObject(with: Data(line.rendered(.json, colour: false).utf8)) as? [String: String]
    #expect(json?["reason"] == "no \"route\"")
    #expect(json?["logger"] == "winnow.kafka")
  }

  @Test(
    "Hostile text stays on one line, bounded, and cannot change the terminal",
    arguments: [
      Configuration.Log.Format.json, .logfmt, .pretty,
    ])
  func hostile(format: Configuration.Log.Format) throws {
    let text = "a\nERROR forged\r\u{1B}[31m\u{0}\u{9B}2J\u{202E}" + String(repeating: "ü", count: 5_000)
    let line = line(text, [("k", text)]).rendered(format, colour: false)
    #expect(!line.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) || $0.value == 0x202E })
    #expect(line.utf8.count < 2 * LogLine.maximumValueBytes + 400)
    if format == .json { _ = try JSONSerialization.jsonObject(with: Data(line.utf8)) }
  }

  @Test("A long list is cut between two items, and the line says how much is left out")
  func lists() {
    let items = (0..<1_000).map { "winnow.keys/\($0)" }
    let line = LogLine.line(items.joined(separator: ", "))
    let shown = line.prefix { $0 != "…" }.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty }
    #expect(shown.count > 100)
    #expect(shown == Array(items.prefix(shown.count)))
    #expect(line.hasSuffix("bytes more)"))
  }

  @Test("Under journald each line begins with its priority")
  func priorities() {
    let written = Written()
    let sink = LogSink(format: .logfmt, colour: false, withPriority: true) { line in
      written.lines.withLock { $0.append(line) }
    }
    let logger = Logger(label: "winnow") { SinkLogHandler(label: $0, level: .trace, sink: sink) }
    logger.critical("c")
    logger.error("e")
    logger.warning("w")
    logger.notice("n")
    logger.info("i")
    logger.debug("d")
    #expect(written.lines.withLock { $0.map { String($0.prefix(3)) } } == ["<2>", "<3>", "<4>", "<5>", "<6>", "<7>"])
  }

  @Test("A place that floods is silenced, and its next line says how many were left out")
  func rateLimit() {
    let written = Written()
    let sink = LogSink(format: .logfmt, colour: false) { line in written.lines.withLock { $0.append(line) } }
    func log(at milliseconds: Int64, place: UInt = 1, critical: Bool = false) {
      var line = line("m")
      line.time = Timestamp(milliseconds: milliseconds)
      sink.log(line, from: "f", place, isCritical: critical)
    }
    for i in 0..<100 { log(at: Int64(i)) }
    #expect(written.count == LogSink.burst)
    log(at: 50, place: 2)
    log(at: 50, critical: true)
    #expect(written.count == LogSink.burst + 2)
    log(at: LogSink.windowMilliseconds)
    #expect(written.lines.withLock { $0.last }?.hasSuffix("suppressed=80") == true)
  }

  @Test("The handler keeps to its level and merges metadata")
  func handler() {
    let written = Written()
    let sink = LogSink(format: .logfmt, colour: false) { line in written.lines.withLock { $0.append(line) } }
    var logger = Logger(label: "winnow") { SinkLogHandler(label: $0, level: .info, sink: sink) }
    logger[metadataKey: "instance"] = "w1"
    logger.debug("not this")
    logger.info("this", metadata: ["partition": "3"])
    #expect(written.count == 1)
    #expect(written.lines.withLock { $0[0] }.hasSuffix("level=info logger=winnow message=this instance=w1 partition=3"))
  }
}

private final class Written: Sendable {
  let lines = Mutex<[String]>([])
  var count: Int { lines.withLock { $0.count } }
}
