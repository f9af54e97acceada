import Worker

extension Configuration.Log {
  /// Sends every logger's lines to standard error as configured. Once a process.
  func bootstrap() {
    LogSink(format: format).bootstrap(level: level)
  }
}
