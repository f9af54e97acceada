import Dispatch
import Glibc
import TestBroker

/// Ends the brokers and workers with the harness when it is told to end.
enum Interruption {
  /// Lives as long as the program does.
  nonisolated(unsafe) private static var sources: [any DispatchSourceSignal] = []

  /// Call once, before any child is started.
  static func watch() {
    for number in [SIGINT, SIGTERM] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        ChildProcess.killAll()
        _exit(128 + number)
      }
      source.activate()
      sources.append(source)
    }
  }
}
