import Foundation

/// Standard output, or a file, in large writes, with every error noticed.
final class BufferedOutput {
  private var pending: [UInt8] = []
  private let threshold: Int
  private let descriptor: Int32
  /// The name for messages.
  private let name: String

  /// Makes a buffer over standard output that is written out when it holds `threshold` bytes; 0 writes at once.
  init(threshold: Int = 65_536) {
    self.threshold = threshold
    descriptor = STDOUT_FILENO
    name = "standard output"
  }

  /// Makes a file anew.
  ///
  /// - Throws: ``Failure`` with the code inputOutput.
  init(file path: String) throws(Failure) {
    threshold = 65_536
    name = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Failure(.inputOutput, "\(path): \(String(cString: strerror(errno)))") }
  }

  deinit {
    if descriptor != STDOUT_FILENO { close(descriptor) }
  }

  /// Writes bytes, some time until ``flush()``.
  ///
  /// - Throws: ``Failure`` with the code inputOutput.
  func write(_ bytes: [UInt8]) throws(Failure) {
    pending.append(contentsOf: bytes)
    if pending.count >= threshold { try flush() }
  }

  /// Writes text, some time until ``flush()``.
  func write(text: String) throws(Failure) {
    pending.append(contentsOf: text.utf8)
    if pending.count >= threshold { try flush() }
  }

  /// Writes a line of text.
  func write(line: String) throws(Failure) {
    try write(Array((line + "\n").utf8))
  }

  /// Writes out what is pending.
  func flush() throws(Failure) {
    var written = 0
    while written < pending.count {
      let count = pending.withUnsafeBytes {
        Foundation.write(descriptor, $0.baseAddress! + written, $0.count - written)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw Failure(.inputOutput, "\(name): \(String(cString: strerror(errno)))")
      }
      written += count
    }
    pending.removeAll(keepingCapacity: true)
  }
}
