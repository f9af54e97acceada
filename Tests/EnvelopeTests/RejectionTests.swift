import Testing

@testable import Envelope

@Suite("Reasons for a rejection")
struct RejectionTests {
  @Test("say their particulars in one short printable line, whatever the page has put in them")
  func detail() {
    let hostile = Rejection(.unsupportedType, stage: .decode, detail: "type a\u{0}b\nc\u{202E}d\u{2028}e\u{9B}ü日")
    #expect(hostile.detail == "type a?b?c?d?e?ü日")
    #expect(Rejection(.badURL, stage: .decode, detail: String(repeating: "x", count: 9_000)).detail.count == 300)
  }
}
