import Foundation

/// Looks ahead in a ``ByteStream``: lines, and runs of known length.
final class BufferedBytes {
  private let stream: ByteStream
  private var buffer: [UInt8] = []
  private var start = 0

  init(_ stream: ByteStream) {
    self.stream = stream
  }

  /// The next line without its line feed, or nil at the end.
  ///
  /// - Parameter limit: The most bytes to keep; of a longer line the rest is read and dropped.
  /// - Returns: The line, and how many bytes it really had.
  func line(limit: Int) throws(Failure) -> (bytes: [UInt8], count: Int)? {
    var line: [UInt8] = []
    var count = 0
    while true {
      if start == buffer.count, try !refill() { return count > 0 ? (line, count) : nil }
      let end = lineFeed()
      let piece = buffer[start..<(end ?? buffer.count)]
      line.append(contentsOf: piece.prefix(max(0, limit - line.count)))
      count += piece.count
      start = end.map { $0 + 1 } ?? buffer.count
      if end != nil { return (line, count) }
    }
  }

  /// The next bytes, fewer at the end of the input.
  func bytes(_ wanted: Int) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(wanted, 1 << 24))
    while bytes.count < wanted {
      if start == buffer.count, try !refill() { break }
      let piece = buffer[start...].prefix(wanted - bytes.count)
      bytes.append(contentsOf: piece)
      start += piece.count
    }
    return bytes
  }

  /// Drops the next bytes, and returns how many there were.
  func skip(_ wanted: Int) throws(Failure) -> Int {
    var skipped = 0
    while skipped < wanted {
      if start == buffer.count, try !refill() { break }
      let count = min(buffer.count - start, wanted - skipped)
      start += count
      skipped += count
    }
    return skipped
  }

  private func lineFeed() -> Int? {
    buffer.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, let found = memchr(base + start, 0x0A, bytes.count - start) else {
        return nil
      }
      return UnsafeRawPointer(found) - base
    }
  }

  private func refill() throws(Failure) -> Bool {
    buffer = try stream.read()
    start = 0
    return !buffer.isEmpty
  }
}
