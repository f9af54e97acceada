/// Reads records of the pages topic: JSON envelopes, and raw pages whose headers say the rest.
///
/// Which of the two a record is, its header `content-type` decides, and without one its first byte. A reader keeps the
/// buffers of its JSON parser; use one from one thread at a time.
public final class PageReader {
  private let limits: PageLimits
  private var json = JSONObjectReader()
  /// Bytes of an envelope after which the parser's buffers, many times as large, are given back and not kept for the next.
  private static let largeEnvelope = 1 << 20

  /// Makes a reader.
  public init(limits: PageLimits = PageLimits()) {
    self.limits = limits
  }

  /// Reads one record.
  ///
  /// - Parameters:
  ///   - value: the record's value; nil for Kafka's null.
  ///   - headers: the record's headers.
  ///   - timestamp: the record's timestamp, which stands in for a missing fetchedAt; nil where the record has none.
  /// - Returns: the page, or why there is none. Every rejection has the stage `decode`.
  public func read(value: [UInt8]?, headers: [RecordHeader], timestamp: Timestamp?) -> Result<Page, Rejection> {
    unpack(value: value, headers: headers).flatMap { page(in: $0, timestamp: timestamp) }
  }

  /// The first step of ``read(value:headers:timestamp:)``: takes no more memory than the limits' bytes.
  public func unpack(value: [UInt8]?, headers: [RecordHeader]) -> Result<UnpackedRecord, Rejection> {
    do throws(Rejection) {
      guard let value else { throw reject(.emptyValue, "the record's value is null") }
      let headers = PageHeaders(headers)
      let type = headers["content-type"].map { MediaType($0) }
      let limit = type?.isEnvelope == false ? limits.pageBytes : limits.envelopeBytes
      let bytes = try unpack(value, headers["content-encoding"] ?? "", limit: limit)
      guard !bytes.isEmpty else { throw reject(.emptyValue, "the record's value is empty") }
      return .success(UnpackedRecord(bytes: bytes, headers: headers, type: type))
    } catch {
      return .failure(error)
    }
  }

  /// The second step: takes up to fifteen times an envelope's bytes in memory while it runs.
  public func page(in record: UnpackedRecord, timestamp: Timestamp?) -> Result<Page, Rejection> {
    defer { if record.bytes.count > Self.largeEnvelope { json = JSONObjectReader() } }
    do throws(Rejection) {
      return .success(try record.isEnvelope ? envelope(record.bytes, timestamp: timestamp) : page(record, timestamp))
    } catch {
      return .failure(error)
    }
  }

  private func page(_ record: UnpackedRecord, _ timestamp: Timestamp?) throws(Rejection) -> Page {
    let (bytes, headers, type) = (record.bytes, record.headers, record.type)
    guard bytes.count <= limits.pageBytes else { throw tooLarge(bytes.count) }
    try checkText(bytes, charset: type?.charset)
    return Page(
      url: try url(headers["url"]), fetchedAt: try moment(headers["fetched-at"], else: timestamp),
      form: try form(of: type, bytes), bytes: bytes, charset: type?.charset,
      httpStatus: headers["http-status"].flatMap { Int($0.trimmingSpaces()) })
  }

  private func envelope(_ bytes: [UInt8], timestamp: Timestamp?) throws(Rejection) -> Page {
    do { try json.parse(bytes) } catch { throw reject(.badEnvelope, error.description) }
    let url = try url(try text("url"))
    let fetchedAt = try moment(try text("fetchedAt", .badTimestamp), else: timestamp)
    let statusText = try text("httpStatus")
    let httpStatus = json.integer("httpStatus") ?? statusText.flatMap { Int($0.trimmingSpaces()) }
    let typeText = try text("contentType")
    let type = (typeText ?? json.headerText("content-type")).map { MediaType($0) }
    let packing = try text("contentEncoding", .badEncoding) ?? json.headerText("content-encoding") ?? ""

    for (member, form) in [("html", Page.Form.html), ("text", .text)] {
      guard let content = try bytesOf(member) else { continue }
      guard content.count <= limits.pageBytes else { throw tooLarge(content.count) }
      try checkText(content, charset: "utf-8")
      return Page(
        url: url, fetchedAt: fetchedAt, form: form, bytes: content, charset: "utf-8", httpStatus: httpStatus)
    }
    guard json.kind("body") != .absent else {
      throw reject(.badEnvelope, "the envelope has none of the members html, text and body")
    }
    guard let packed = json.withBytes(of: "body", { Base64.decode($0) }) else {
      throw reject(.badEnvelope, "body is no string")
    }
    guard let packed else { throw reject(.badEncoding, "body is not base64") }
    let content = try unpack(packed, packing, limit: limits.pageBytes)
    try checkText(content, charset: type?.charset)
    return Page(
      url: url, fetchedAt: fetchedAt, form: try form(of: type, content), bytes: content, charset: type?.charset,
      httpStatus: httpStatus)
  }

  private func text(_ member: String, _ reason: Rejection.Reason = .badEnvelope) throws(Rejection) -> String? {
    switch json.kind(member) {
    case .absent, .null: return nil
    case .string: return json.withBytes(of: member) { String(decoding: $0, as: UTF8.self) }
    case .integer where member == "httpStatus": return nil
    case .integer, .other: throw reject(reason, "\(member) is no string")
    }
  }

  private func bytesOf(_ member: String) throws(Rejection) -> [UInt8]? {
    switch json.kind(member) {
    case .absent, .null: return nil
    case .string: return json.withBytes(of: member) { Array($0) }
    case .integer, .other: throw reject(.badEnvelope, "\(member) is no string")
    }
  }

  private func url(_ text: String?) throws(Rejection) -> String {
    guard let text = text?.trimmingSpaces(), !text.isEmpty else { throw reject(.missingURL, "the record has no url") }
    guard text.utf8.count <= limits.urlBytes else {
      throw reject(.badURL, "the url has \(text.utf8.count) bytes, more than the limit of \(limits.urlBytes)")
    }
    if let problem = PageURL.problem(in: text) { throw reject(.badURL, problem) }
    return text
  }

  private func moment(_ text: String?, else timestamp: Timestamp?) throws(Rejection) -> Timestamp {
    if let text {
      guard let moment = Timestamp(rfc3339: text.trimmingSpaces()) else {
        throw reject(.badTimestamp, "fetchedAt is not an RFC 3339 timestamp such as 2026-03-01T08:15:00Z")
      }
      return moment
    }
    guard let timestamp else { throw reject(.badTimestamp, "neither fetchedAt nor the record has a timestamp") }
    guard timestamp.isWritable else {
      throw reject(.badTimestamp, "the record's timestamp is beyond the years 0 to 9999")
    }
    return timestamp
  }

  private func checkText(_ bytes: [UInt8], charset: String?) throws(Rejection) {
    if let kind = ContentSniffer.kindOfNoText(bytes, charset: charset) {
      throw reject(.notText, "the page is no text; it looks like \(kind)")
    }
  }

  private func form(of type: MediaType?, _ bytes: [UInt8]) throws(Rejection) -> Page.Form {
    guard let form = MediaType.form(of: type, bytes: bytes) else {
      throw reject(.unsupportedType, "pages of type \((type?.essence ?? "").prefix(80)) are neither HTML nor text")
    }
    return form
  }

  private func unpack(_ bytes: [UInt8], _ name: String, limit: Int) throws(Rejection) -> [UInt8] {
    do {
      return try PackedBytes.unpack(bytes, said: name, limit: limit)
    } catch .tooLarge(let limit) {
      throw reject(.tooLarge, "the page exceeds the limit of \(limit) bytes")
    } catch {
      throw reject(.badEncoding, "content-encoding \(name.prefix(40)): \(error)")
    }
  }

  private func tooLarge(_ count: Int) -> Rejection {
    reject(.tooLarge, "the page has \(count) bytes, more than the limit of \(limits.pageBytes)")
  }

  private func reject(_ reason: Rejection.Reason, _ detail: String) -> Rejection {
    Rejection(reason, stage: .decode, detail: detail)
  }
}
