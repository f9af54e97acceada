import Foundation

/// Standard output in large writes, with every error noticed.
final class StandardOutput {
  private var pending: [UInt8] = []
  private let threshold: Int

  /// Makes a buffer that is written out when it holds `threshold` bytes; 0 writes at once.
  init(threshold: Int = 65_536) {
    self.threshold = threshold
  }

  /// Writes bytes, some time until ``flush()``.
  ///
  /// - Throws: ``Failure`` with the code inputOutput.
  func write(_ bytes: [UInt8]) throws(Failure) {
    pending.append(contentsOf: bytes)
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
        Foundation.write(STDOUT_FILENO, $0.baseAddress! + written, $0.count - written)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw Failure(.inputOutput, "standard output: \(String(cString: strerror(errno)))")
      }
      written += count
    }
    pending.removeAll(keepingCapacity: true)
  }
}
