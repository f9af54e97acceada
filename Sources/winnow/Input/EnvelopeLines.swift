import Envelope

/// JSON envelopes, one a line, from a file (also gzipped) or standard input.
final class EnvelopeLines: RecordSource {
  private static let headers = [RecordHeader(name: "content-type", value: "application/json")]
  private let bytes: BufferedBytes
  /// What a line's number comes after.
  private let place: String
  private let limit: Int
  private var number = 0

  /// Reads lines.
  ///
  /// - Parameter limit: The most bytes of a line that are kept; a longer one is cut, and so is rejected as no JSON.
  init(_ bytes: BufferedBytes, limit: Int) {
    self.bytes = bytes
    place = bytes.stream.name + ":"
    self.limit = limit
  }

  var bytesRead: Int { bytes.stream.position }
  var totalBytes: Int? { bytes.stream.size }

  func next() throws -> InputRecord? {
    number += try bytes.skip { $0 == 0x0A || $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    guard let (line, _) = try bytes.line(limit: limit) else { return nil }
    number += 1
    return InputRecord(
      source: place + String(number), value: line, headers: Self.headers, timestamp: bytes.stream.modified)
  }
}
