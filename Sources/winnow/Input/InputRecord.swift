import Envelope

/// One page on its way in, as a record of the pages topic would carry it.
struct InputRecord: Sendable {
  /// Where it comes from, for people: a path, with a line or record number where it holds many pages.
  var source: String
  /// The page's address, where it is known without unpacking the value.
  var url: String?
  /// The value of the record.
  var value: [UInt8]
  /// The headers of the record.
  var headers: [RecordHeader]
  /// The time of the record.
  var timestamp: Timestamp

  /// A page that a file or standard input holds as a whole.
  init(page value: [UInt8], source: String, url: String, contentType: String?, modified: Timestamp) {
    self.init(
      source: source, url: url, value: value,
      headers: [
        RecordHeader(name: "url", value: url), RecordHeader(name: "fetched-at", value: modified.description),
      ] + (contentType.map { [RecordHeader(name: "content-type", value: $0)] } ?? []), timestamp: modified)
  }

  init(source: String, url: String? = nil, value: [UInt8], headers: [RecordHeader], timestamp: Timestamp) {
    self.source = source
    self.url = url
    self.value = value
    self.headers = headers
    self.timestamp = timestamp
  }
}
