import Worker

extension Configuration.Log {
  /// Sends every logger's lines to standard error as configured. Once a process.
  ///
  /// - Parameter instance: the name of the worker that logs, a field of every line.
  func bootstrap(instance: String? = nil) {
    LogSink(format: format).bootstrap(level: level, fields: instance.map { ["instance": "\($0)"] } ?? [:])
  }
}
