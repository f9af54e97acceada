import Foundation

/// Looks ahead in a ``ByteStream``: lines, and runs of known length.
final class BufferedBytes {
  let stream: ByteStream
  private var buffer: [UInt8] = []
  private var start = 0
  /// What was met on looking ahead, and concerns nobody before it is reached.
  private var failureAhead: Failure?

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
      if line.count < limit { line.append(contentsOf: piece.prefix(limit - line.count)) }
      count += piece.count
      start = end.map { $0 + 1 } ?? buffer.count
      if end != nil { return (line, count) }
    }
  }

  /// Drops the next bytes as long as they are among some.
  ///
  /// - Returns: How many of them were line feeds.
  func skip(while isDropped: (UInt8) -> Bool) throws(Failure) -> Int {
    var lineFeeds = 0
    while true {
      if start == buffer.count, try !refill() { return lineFeeds }
      buffer.withUnsafeBufferPointer { bytes in
        while start < bytes.count, isDropped(bytes[start]) {
          if bytes[start] == 0x0A { lineFeeds += 1 }
          start += 1
        }
      }
      if start < buffer.count { return lineFeeds }
    }
  }

  /// The next bytes without taking them, fewer at the end of the input and where reading fails.
  func peek(_ wanted: Int) -> ArraySlice<UInt8> {
    while buffer.count - start < wanted {
      if failureAhead != nil { break }
      var more: [UInt8] = []
      do { try stream.read(into: &more) } catch { failureAhead = error }
      if more.isEmpty { break }
      buffer.removeFirst(start)
      start = 0
      buffer += more
    }
    return buffer[start...].prefix(wanted)
  }

  /// The next bytes, fewer at the end of the input.
  func bytes(_ wanted: Int) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(wanted, 1 << 20))
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

  /// Puts bytes back that were taken.
  func putBack(_ bytes: some Collection<UInt8>) {
    buffer.replaceSubrange(..<start, with: bytes)
    start = 0
  }

  /// After broken gzip data: drops what is left of it and goes on at the next member, if there is one.
  func resynchronise() throws(Failure) -> Bool {
    buffer.removeAll(keepingCapacity: true)
    start = 0
    failureAhead = nil
    return try stream.resynchronise()
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
    start = 0
    buffer.removeAll(keepingCapacity: true)
    if let failure = failureAhead {
      failureAhead = nil
      throw failure
    }
    try stream.read(into: &buffer)
    return !buffer.isEmpty
  }
}
