import Envelope

/// Pages from a WARC archive (ISO 28500:2017): HTTP responses and resources with HTML or text, and conversions to text
/// (WET).
///
/// Other records, redirections and other media types are no pages, and are passed over. A damaged record costs itself
/// alone: reading goes on at the next line that begins a record, in gzipped archives at the next member.
final class WARCReader: RecordSource {
  /// What one step of reading gives.
  private enum Step {
    case record(FieldBlock, [UInt8])
    case damaged(String)
    case end
  }

  /// Lines of a record's head that are read.
  private static let longestHead = 1_000
  /// Damaged records after which the rest of an archive is given up.
  private static let mostDamaged = 10_000

  private let bytes: BufferedBytes
  private let limit: Int
  private let report: InputReport
  private var number = 0
  private var damaged = 0
  /// Whether a length was wrong before: then a record ends where the next one begins, whatever its length says.
  private var isCareful = false

  /// Reads an archive.
  ///
  /// - Parameters:
  ///   - limit: The most bytes of a record that are kept; a longer one is cut.
  ///   - report: Told of what is damaged and passed over.
  init(_ bytes: BufferedBytes, limit: Int, _ report: InputReport) {
    self.bytes = bytes
    self.limit = limit
    self.report = report
  }

  var bytesRead: Int { bytes.stream.position }
  var totalBytes: Int? { bytes.stream.size }

  func next() throws -> InputRecord? {
    while damaged < Self.mostDamaged {
      do throws(Failure) {
        switch try step() {
        case .end: return nil
        case .damaged(let what):
          damage(Failure(.data, "\(bytes.stream.name): record \(number) \(what)"))
          try skipToRecord()
        case .record(let fields, let block):
          switch page(fields, block) {
          case .page(let record): return record
          case .passedOver(let kind): report.passOver(kind)
          }
        }
      } catch {
        guard error.code == .data else { throw error }
        damage(error)
        guard try bytes.resynchronise() else { return nil }
        try skipToRecord()
      }
    }
    throw Failure(.data, "\(bytes.stream.name): more than \(Self.mostDamaged) damaged records; the rest is not read")
  }

  private func damage(_ failure: Failure) {
    damaged += 1
    report.problem(failure)
  }

  /// Reads the next record of the archive, whatever it is.
  private func step() throws(Failure) -> Step {
    // Records are parted by empty lines.
    _ = try bytes.skip { $0 == 0x0A || $0 == 0x0D }
    guard let (version, _) = try bytes.line(limit: 1_024) else { return .end }
    number += 1
    guard version.starts(with: Self.mark) else { return .damaged("does not begin with WARC/ and a version") }
    var fields = FieldBlock(wanted: ["warc-type", "warc-target-uri", "warc-date", "content-type", "content-length"])
    for count in 0... {
      guard let (line, _) = try bytes.line(limit: 65_536) else { return .damaged("ends in its head") }
      if line.isEmpty || line == [0x0D] { break }
      guard fields.add(line[...]) else { return .damaged("has a head line without a name") }
      if count == Self.longestHead { return .damaged("has a head of more than \(Self.longestHead) lines") }
    }
    guard let length = fields["content-length"].flatMap({ Int($0) }), length >= 0 else {
      return .damaged("has no Content-Length")
    }
    return try isCareful ? .record(fields, blockToNext(length)) : block(fields, length)
  }

  /// Reads a block by its length, and looks whether a record's end is there.
  private func block(_ fields: FieldBlock, _ length: Int) throws(Failure) -> Step {
    var block = try bytes.bytes(min(length, limit))
    let rest = try bytes.skip(length - min(length, limit))
    let isWhole = block.count + rest == length
    if isWhole, isAtEndOfRecord() { return .record(fields, block) }
    damage(
      Failure(
        .data,
        isWhole
          ? "\(bytes.stream.name): the Content-Length of record \(number) is wrong"
          : "\(bytes.stream.name): record \(number) ends before its Content-Length"))
    if let start = Self.record(in: block) {
      // It is longer than the record.
      isCareful = true
      bytes.putBack(block[start...])
      block.removeSubrange(start...)
    } else if !isWhole {
      return .end
    } else {
      // It is shorter than the record.
      while let line = try lineOfBlock(limit: max(0, limit - block.count)) { block += line }
    }
    return .record(fields, block)
  }

  /// Reads a block up to the next record, and no further than its length.
  private func blockToNext(_ length: Int) throws(Failure) -> [UInt8] {
    var block: [UInt8] = []
    var count = 0
    while count < length, let line = try lineOfBlock(limit: max(0, limit - block.count)) {
      block += line
      count += line.count
    }
    if block.count > length { block.removeLast(block.count - length) }
    return block
  }

  /// The next line with its line feed, unless it begins a record.
  private func lineOfBlock(limit: Int) throws(Failure) -> [UInt8]? {
    if Self.begins(bytes.peek(Self.mark.count + 2)) { return nil }
    return try bytes.line(limit: limit).map { $0.bytes + [0x0A] }
  }

  /// Whether two line ends and another record, or the end of the archive, follow.
  private func isAtEndOfRecord() -> Bool {
    let next = bytes.peek(8)
    if next.isEmpty { return true }
    return next.first == 0x0A || next.first == 0x0D || next.starts(with: Self.mark)
  }

  /// Goes on to the next line that begins a record.
  private func skipToRecord() throws(Failure) {
    while case let next = bytes.peek(Self.mark.count + 2), !next.isEmpty, !Self.begins(next) {
      _ = try bytes.line(limit: 0)
    }
  }

  private static let mark = Array("WARC/".utf8)

  private static func begins(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count == mark.count + 2 && bytes.starts(with: mark) && bytes.last == UInt8(ascii: ".")
      && (0x30...0x39).contains(bytes[bytes.endIndex - 2])
  }

  /// Where a line of a block begins a record.
  private static func record(in block: [UInt8]) -> Int? {
    block.indices.first { index in
      block[index] == mark[0] && index > 0 && block[index - 1] == 0x0A && begins(block[index...].prefix(mark.count + 2))
    }
  }

  private enum Content {
    case page(InputRecord)
    case passedOver(String)
  }

  private func page(_ fields: FieldBlock, _ block: [UInt8]) -> Content {
    let kind = fields["warc-type"]?.lowercased() ?? "record without a type"
    guard ["response", "resource", "conversion"].contains(kind) else { return .passedOver(kind) }
    guard var url = fields["warc-target-uri"] else { return .passedOver("\(kind) without an address") }
    if url.hasPrefix("<"), url.hasSuffix(">") { url = String(url.dropFirst().dropLast()) }
    var type = fields["content-type"]
    var value = block
    var more: [RecordHeader] = []
    if kind == "conversion", type?.lowercased().hasPrefix("text/plain") == true {
      type = "text/plain; charset=utf-8"
    } else if kind == "response" {
      type = nil
      do throws(HTTPMessage.Fault) {
        let message = try HTTPMessage(block)
        if let status = message.status, status < 200 || (300..<400).contains(status) {
          return .passedOver("response with status \(status)")
        }
        type = message.fields["content-type"]
        value = message.body
        if let status = message.status { more.append(RecordHeader(name: "http-status", value: String(status))) }
        if let encoding = message.fields["content-encoding"], !encoding.isEmpty {
          more.append(RecordHeader(name: "content-encoding", value: encoding))
        }
      } catch .endlessHead {
        return .passedOver("response with an endless HTTP head")
      } catch {
        // Some crawlers leave the HTTP head out.
        guard case .html = FirstBytes(block.prefix(1_024)) else { return .passedOver("response without an HTTP head") }
      }
    }
    if let type, !Self.isText(type) {
      let essence = type.prefix { $0 != ";" }
      return .passedOver("\(kind) of \(essence)")
    }
    if kind == "resource", !url.lowercased().hasPrefix("http") { return .passedOver("resource without a web address") }
    let date = fields["warc-date"].flatMap { Timestamp(rfc3339: $0) }
    var headers = [RecordHeader(name: "url", value: url)]
    if let date { headers.append(RecordHeader(name: "fetched-at", value: date.description)) }
    if let type { headers.append(RecordHeader(name: "content-type", value: type)) }
    return .page(
      InputRecord(
        source: "\(bytes.stream.name):\(number)", url: url, value: value, headers: headers + more,
        timestamp: date ?? bytes.stream.modified))
  }

  private static func isText(_ type: String) -> Bool {
    let type = type.lowercased()
    return ["text/html", "application/xhtml", "text/plain"].contains { type.hasPrefix($0) }
  }
}
