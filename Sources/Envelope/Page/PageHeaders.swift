/// A record's headers, looked up by name without regard to case.
struct PageHeaders {
  private let headers: [RecordHeader]

  init(_ headers: [RecordHeader]) {
    self.headers = headers
  }

  /// The first value of that name, as UTF-8 text; bytes that are none become U+FFFD.
  subscript(_ name: String) -> String? {
    for header in headers where ASCII.isEqual(header.name, lower: name) {
      if let value = header.value { return String(decoding: value, as: UTF8.self) }
    }
    return nil
  }
}
