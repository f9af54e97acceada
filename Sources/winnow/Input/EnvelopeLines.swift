import Envelope

/// JSON envelopes, one a line, from a file (also gzipped) or standard input.
final class EnvelopeLines: RecordSource {
  private let stream: ByteStream
  private let bytes: BufferedBytes
  private let limit: Int
  private var number = 0

  /// Reads a stream.
  ///
  /// - Parameter limit: The most bytes of a line that are kept; a longer one is cut, and so is rejected as no JSON.
  init(_ stream: ByteStream, limit: Int) {
    self.stream = stream
    self.limit = limit
    bytes = BufferedBytes(stream)
  }

  var bytesRead: Int { stream.position }
  var totalBytes: Int? { stream.size }

  func next() throws -> InputRecord? {
    while let (line, _) = try bytes.line(limit: limit) {
      number += 1
      if line.allSatisfy({ [0x20, 0x09, 0x0D].contains($0) }) { continue }
      let name = stream.name == "-" ? "stdin" : stream.name
      return InputRecord(
        source: "\(name):\(number)", value: line,
        headers: [RecordHeader(name: "content-type", value: "application/json")],
        timestamp: stream.modified)
    }
    return nil
  }
}
