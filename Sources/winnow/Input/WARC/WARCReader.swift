import Envelope

/// Pages from a WARC archive (ISO 28500:2017): HTTP responses with HTML or text, and conversions to text (WET).
///
/// Other records, redirections and other media types are no pages, and are passed over.
final class WARCReader: RecordSource {
  private let stream: ByteStream
  private let bytes: BufferedBytes
  private let limit: Int
  private var number = 0
  /// Records that were passed over.
  private(set) var skipped = 0

  /// Reads a stream.
  ///
  /// - Parameter limit: The most bytes of a record that are kept; a longer one is cut.
  init(_ stream: ByteStream, limit: Int) {
    self.stream = stream
    self.limit = limit
    bytes = BufferedBytes(stream)
  }

  var bytesRead: Int { stream.position }
  var totalBytes: Int? { stream.size }

  func next() throws -> InputRecord? {
    while let (fields, block) = try record() {
      if let record = page(fields, block) { return record }
      skipped += 1
    }
    return nil
  }

  /// The next record of the archive, whatever it is.
  private func record() throws(Failure) -> (FieldBlock, [UInt8])? {
    guard let version = try versionLine() else { return nil }
    number += 1
    guard version.starts(with: Array("WARC/".utf8)) else { throw broken("does not begin with WARC/ and a version") }
    var fields = FieldBlock()
    var last: String?
    while true {
      guard let (line, _) = try bytes.line(limit: 65_536) else { throw broken("ends in its head") }
      if line.isEmpty || line == [0x0D] { break }
      guard fields.add(line, after: &last) else { throw broken("has a head line without a name") }
    }
    guard let length = fields["content-length"].flatMap({ Int($0) }), length >= 0 else {
      throw broken("has no Content-Length")
    }
    let block = try bytes.bytes(min(length, limit))
    let rest = try bytes.skip(length - min(length, limit))
    guard block.count + rest == length else { throw broken("ends before its Content-Length") }
    return (fields, block)
  }

  /// The next line that is not empty: records are parted by empty lines.
  private func versionLine() throws(Failure) -> [UInt8]? {
    while let (line, _) = try bytes.line(limit: 1_024) {
      if !line.isEmpty, line != [0x0D] { return line }
    }
    return nil
  }

  private func page(_ fields: FieldBlock, _ block: [UInt8]) -> InputRecord? {
    guard var url = fields["warc-target-uri"] else { return nil }
    if url.hasPrefix("<"), url.hasSuffix(">") { url = String(url.dropFirst().dropLast()) }
    let date = fields["warc-date"].flatMap { Timestamp(rfc3339: $0) }
    var headers = [RecordHeader(name: "url", value: url)]
    if let date { headers.append(RecordHeader(name: "fetched-at", value: date.description)) }
    var value = block
    switch fields["warc-type"]?.lowercased() {
    case "conversion":
      guard fields["content-type"]?.lowercased().hasPrefix("text/plain") == true else { return nil }
      headers.append(RecordHeader(name: "content-type", value: "text/plain; charset=utf-8"))
    case "response":
      guard let message = HTTPMessage(block), Self.isPage(message) else { return nil }
      value = message.body
      if let type = message.fields["content-type"] { headers.append(RecordHeader(name: "content-type", value: type)) }
      if let status = message.status { headers.append(RecordHeader(name: "http-status", value: String(status))) }
      if let encoding = message.fields["content-encoding"], !encoding.isEmpty {
        headers.append(RecordHeader(name: "content-encoding", value: encoding))
      }
    default:
      return nil
    }
    return InputRecord(
      source: "\(stream.name):\(number)", url: url, value: value, headers: headers, timestamp: date ?? stream.modified)
  }

  private static func isPage(_ message: HTTPMessage) -> Bool {
    if let status = message.status, status < 200 || (300..<400).contains(status) { return false }
    guard let type = message.fields["content-type"]?.lowercased() else { return true }
    return ["text/html", "application/xhtml", "text/plain"].contains { type.hasPrefix($0) }
  }

  private func broken(_ what: String) -> Failure {
    Failure(.data, "\(stream.name): record \(number) \(what)")
  }
}
