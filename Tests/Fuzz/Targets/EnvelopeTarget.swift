import Envelope

/// Records of the pages topic. The first byte chooses the headers.
final class EnvelopeTarget: FuzzTarget {
  static let name = "envelope"
  static let summary = "records of the pages topic: envelopes, raw pages, packed ones"
  static let seeds: [[UInt8]] = [
    #"{"url":"https://a.example/x","fetchedAt":"2026-03-01T08:15:00Z","html":"<p>One &amp; two</p>"}"#,
    #"{"url":"https://a.example/ü","text":"Line\nline","httpStatus":"200","headers":{"Content-Type":"text/plain"}}"#,
    #"{"body":"PHA+SGk8L3A+","contentType":"text/html; charset=latin1","url":"http://b.example","fetchedAt":null}"#,
    #"<!DOCTYPE html><title>Raw</title><p>Page"#,
    "\u{1F}\u{8B}\u{8}\u{0}",
  ].flatMap { text in [0, 4, 9, 18].map { [UInt8($0)] + Array(text.utf8) } }
  static let words = [
    "\"url\":", "\"fetchedAt\":", "\"html\":", "\"text\":", "\"body\":", "\"contentType\":", "\"httpStatus\":",
    "\"headers\":{", "\\u0000", "\\ud800", "null", "1e999", "text/html", "charset=", "gzip", "zstd",
    "9999-12-31T23:59:60.999999999+23:59", "-0001-01-01T00:00:00Z",
  ]

  private static let types: [String?] = [
    nil, "application/json", "text/html", "text/html; charset=\"x\"", "text/plain;charset=utf-16", "image/png", "",
    ";;=",
  ]
  private static let packings: [String?] = [nil, "gzip", "zstd", "identity", "br, gzip"]

  private let limits = PageLimits(pageBytes: 100_000, urlBytes: 200)
  private let reader: PageReader

  init() { reader = PageReader(limits: limits) }

  func fault(in input: [UInt8]) -> String? {
    guard let choice = input.first else { return nil }
    let value = Array(input.dropFirst())
    var headers: [RecordHeader] = []
    if let type = Self.types[Int(choice) % Self.types.count] {
      headers.append(RecordHeader(name: "Content-Type", value: type))
      headers.append(RecordHeader(name: "url", value: Array(value.prefix(Int(choice)))))
      headers.append(RecordHeader(name: "fetched-at", value: Array(value.suffix(30))))
    }
    if let packing = Self.packings[Int(choice) / Self.types.count % Self.packings.count] {
      headers.append(RecordHeader(name: "content-encoding", value: packing))
    }
    let moment = Timestamp(milliseconds: 1_770_000_000_000)
    switch reader.read(value: value, headers: headers, timestamp: choice & 128 == 0 ? moment : nil) {
    case .failure(let rejection):
      return rejection.stage == .decode ? RejectionCheck.fault(of: rejection) : "the stage \(rejection.stage)"
    case .success(let page):
      if page.bytes.count > limits.pageBytes { return "a page of \(page.bytes.count) bytes" }
      if page.url.isEmpty || page.url.utf8.count > limits.urlBytes { return "a url of \(page.url.utf8.count) bytes" }
      return nil
    }
  }
}
