import Envelope
import Logging

/// swift-log's way into a ``LogSink``.
struct SinkLogHandler: LogHandler {
  let label: String
  var logLevel: Logger.Level
  var metadata: Logger.Metadata
  private let sink: LogSink

  init(label: String, level: Logger.Level, metadata: Logger.Metadata = [:], sink: LogSink) {
    self.label = label
    logLevel = level
    self.metadata = metadata
    self.sink = sink
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let all = metadata.merging(event.metadata ?? [:]) { $1 }
    var particulars = all.sorted { $0.key < $1.key }.map { (name: $0.key, value: "\($0.value)") }
    if let error = event.error { particulars.append((name: "error", value: "\(error)")) }
    sink.log(
      LogLine(
        time: .now, level: event.level.rawValue, logger: label, message: "\(event.message)", particulars: particulars),
      from: event.file, event.line, isCritical: event.level == .critical)
  }
}
