import Synchronization

/// Collects warnings.
final class Warnings: Sendable {
  private let messages = Mutex<[String]>([])

  func add(_ message: String) { messages.withLock { $0.append(message) } }

  var all: [String] { messages.withLock { $0 } }
}
