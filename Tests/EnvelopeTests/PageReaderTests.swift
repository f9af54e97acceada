import Testing

@testable import Envelope

@Suite struct PageReaderTests {
  let reader = PageReader(limits: PageLimits(pageBytes: 1000, urlBytes: 100))
  let recordTime = Timestamp(milliseconds: 1_700_000_000_000)

  func read(_ value: String?, _ headers: [String: String] = [:]) -> Result<Page, Rejection> {
    read(bytes: value.map { Array($0.utf8) }, headers)
  }

  func read(bytes: [UInt8]?, _ headers: [String: String] = [:]) -> Result<Page, Rejection> {
    reader.read(
      value: bytes, headers: headers.map { RecordHeader(name: $0.key, value: $0.value) }, timestamp: recordTime)
  }

  func reason(_ result: Result<Page, Rejection>) -> Rejection.Reason? {
    guard case .failure(let rejection) = result else { return nil }
    #expect(rejection.stage == .decode)
    #expect(!rejection.detail.isEmpty)
    return rejection.reason
  }

  @Test func readsAnEnvelopeWithHTML() throws {
    let page = try read(
      #"""
       {"crawl": {"depth": [1, 2]}, "url": " https://example.org/a ", "fetchedAt": "2026-03-01T08:15:00Z",
        "html": "<p>Gr\u00fc\u00dfe", "text": null, "httpStatus": 200}
      """#
    ).get()
    #expect(page.url == "https://example.org/a")
    #expect(page.fetchedAt.description == "2026-03-01T08:15:00Z")
    #expect(page.form == .html)
    #expect(page.bytes == Array("<p>Grüße".utf8))
    #expect(page.charset == "utf-8")
    #expect(page.httpStatus == 200)
  }

  @Test func readsAnEnvelopeWithABody() throws {
    let body = "PHA+9g=="  // <p>ö in windows-1252
    let page = try read(
      #"{"url": "http://example.org", "body": "\#(body)", "headers": {"Content-Type": "text/html; charset=Windows-1252"}}"#
    ).get()
    #expect(page.bytes == [0x3C, 0x70, 0x3E, 0xF6])
    #expect(page.form == .html)
    #expect(page.charset == "Windows-1252")
    #expect(page.fetchedAt == recordTime)
    let text = try read(#"{"url": "http://example.org", "body": "aGVsbG8=", "contentType": "text/plain"}"#).get()
    #expect(text.form == .text)
    #expect(text.charset == nil)
  }

  @Test func unpacksABodyThatIsStillPacked() throws {
    let packed = Packing.gzip(Array("<p>hello".utf8))
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var base64: [UInt8] = []
    var (bits, count) = (0, 0)
    for byte in packed {
      bits = (bits << 8 | Int(byte)) & 0xFFFFFF
      count += 8
      while count >= 6 {
        count -= 6
        base64.append(alphabet[bits >> count & 63])
      }
    }
    if count > 0 { base64.append(alphabet[bits << (6 - count) & 63]) }
    let body = String(decoding: base64, as: UTF8.self)
    let page = try read(
      #"{"url": "http://example.org", "body": "\#(body)", "headers": {"content-encoding": "gzip"}}"#
    ).get()
    #expect(page.bytes == Array("<p>hello".utf8))
  }

  @Test func readsARawPage() throws {
    let page = try read(
      bytes: Packing.gzip(Array("<html><p>x".utf8)),
      [
        "URL": "https://example.org/b", "fetched-at": "2026-03-01T08:15:00Z", "content-type": "text/html;charset=utf-8",
        "http-status": "404", "content-encoding": "gzip",
      ]
    ).get()
    #expect(page.url == "https://example.org/b")
    #expect(page.bytes == Array("<html><p>x".utf8))
    #expect(page.charset == "utf-8")
    #expect(page.httpStatus == 404)
    #expect(try read("<p>{", ["url": "http://e.org"]).get().form == .html)
    #expect(
      try read("{\"a\": 1} is how it starts", ["url": "http://e.org", "content-type": "text/plain"]).get().form == .text
    )
    #expect(try read("Headline\nText", ["url": "http://e.org"]).get().fetchedAt == recordTime)
  }

  @Test func rejectsWithAReason() {
    let url = "https://example.org/"
    #expect(reason(read(nil)) == .emptyValue)
    #expect(reason(read("")) == .emptyValue)
    #expect(reason(read(bytes: Packing.gzip([]), ["url": url, "content-encoding": "gzip"])) == .emptyValue)
    #expect(reason(read("{\"url\": \"\(url)\", \"html\": ")) == .badEnvelope)
    #expect(reason(read("[]", ["content-type": "application/json"])) == .badEnvelope)
    #expect(reason(read(bytes: Array("{\"url\": \"".utf8) + [0xFF, 0xFE] + Array("\"}".utf8))) == .badEnvelope)
    #expect(reason(read(#"{"url": "http://e.org", "html": "\ud800"}"#)) == .badEnvelope)
    #expect(reason(read(#"{"url": "http://e.org", "html": 7}"#)) == .badEnvelope)
    #expect(reason(read(#"{"url": "http://e.org"}"#)) == .badEnvelope)
    #expect(reason(read(#"{"url": 7, "html": ""}"#)) == .badEnvelope)
    #expect(reason(read(#"{"html": "<p>"}"#)) == .missingURL)
    #expect(reason(read("<p>")) == .missingURL)
    #expect(reason(read(#"{"url": "http://e.org/\u0007", "html": "<p>"}"#)) == .badURL)
    #expect(reason(read("<p>", ["url": url + String(repeating: "a", count: 1_000_000)])) == .badURL)
    #expect(reason(read("<p>", ["url": url, "fetched-at": "yesterday"])) == .badTimestamp)
    #expect(reason(read(#"{"url": "http://e.org", "html": "<p>", "fetchedAt": 1700000000}"#)) == .badTimestamp)
    #expect(reason(read("<p>", ["url": url, "content-encoding": "compress"])) == .badEncoding)
    #expect(
      reason(
        read(bytes: Array(Packing.gzip(Array("<p>a".utf8)).dropLast(5)), ["url": url, "content-encoding": "gzip"]))
        == .badEncoding)
    #expect(
      reason(read(#"{"url": "http://e.org", "body": "PHA+", "headers": {"Content-Encoding": "gzip, sdch"}}"#))
        == .badEncoding)
    #expect(reason(read(#"{"url": "http://e.org", "body": "%%%"}"#)) == .badEncoding)
    #expect(reason(read("%PDF-1.7", ["url": url, "content-type": "text/html"])) == .notText)
    #expect(reason(read(#"{"url": "http://e.org", "html": "%PDF-1.7"}"#)) == .notText)
    #expect(reason(read(#"{"url": "http://e.org", "body": "/9j/4AAQSkZJRg=="}"#)) == .notText)
    #expect(reason(read("a", ["url": url, "content-type": "application/pdf"])) == .unsupportedType)
    let large = [UInt8](repeating: 0x61, count: 1001)
    #expect(reason(read(bytes: large, ["url": url])) == .tooLarge)
    #expect(
      reason(read(bytes: Packing.gzip(large), ["url": url, "content-encoding": "gzip", "content-type": "text/html"]))
        == .tooLarge)
    #expect(
      reason(read(#"{"url": "http://e.org", "html": "\#(String(decoding: large, as: UTF8.self))"}"#)) == .tooLarge)
  }

  @Test func takesAnyNameForAnAddress() throws {
    for name in ["example.org/a", "archive::2026/03/01/page.html", "urn:isbn:1", "https://example.org/ä b"] {
      #expect(try read("<p>", ["url": name]).get().url == name)
    }
  }

  @Test func readsNoMoreOfAMediaTypeThanIsOne() throws {
    let long = "text/html; charset=koi8-r" + String(repeating: "; a=b", count: 500_000)
    #expect(try read("<p>", ["url": "http://e.org", "content-type": long]).get().charset == "koi8-r")
    let joined = "text/html; charset=utf-8, text/html"
    #expect(try read("<p>", ["url": "http://e.org", "content-type": joined]).get().charset == "utf-8")
  }

  @Test func refusesTimesThatHaveNoTextForm() {
    for time in ["0000-01-01T00:00:00+01:00", "9999-12-31T23:59:59-00:01"] {
      #expect(reason(read("<p>", ["url": "http://e.org", "fetched-at": time])) == .badTimestamp)
    }
    let far = reader.read(
      value: Array("<p>".utf8), headers: [RecordHeader(name: "url", value: "http://e.org")],
      timestamp: Timestamp(milliseconds: .max))
    #expect(reason(far) == .badTimestamp)
  }

  @Test func refusesARecordWithoutAnyTime() {
    let result = reader.read(
      value: Array("<p>".utf8), headers: [RecordHeader(name: "url", value: "http://e.org")], timestamp: nil)
    #expect(reason(result) == .badTimestamp)
  }

  @Test func survivesDeepAndRandomValues() {
    let deep = "{\"url\": " + String(repeating: "[", count: 100_000)
    #expect(reason(PageReader().read(value: Array(deep.utf8), headers: [], timestamp: nil)) == .badEnvelope)
    var generator = SplitMix(state: 7)
    for _ in 0..<2000 {
      let count = Int(generator.next() % 64)
      var bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
      if generator.next() % 2 == 0 { bytes.insert(UInt8(ascii: "{"), at: 0) }
      let encoding = ["gzip", "zstd", "identity"][Int(generator.next() % 3)]
      _ = read(bytes: bytes, ["url": "http://e.org", "content-encoding": encoding])
    }
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every run.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
