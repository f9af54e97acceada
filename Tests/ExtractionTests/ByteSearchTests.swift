import Testing

@testable import Extraction

@Suite("Search among bytes") struct ByteSearchTests {
  @Test func findsTheFirstOfTwoBytes() {
    for length in 0..<40 {
      for place in 0...length {
        var bytes = [UInt8](repeating: UInt8(ascii: "#"), count: length)
        if place < length { bytes[place] = UInt8(ascii: "\"") }
        if place + 3 < length { bytes[place + 3] = UInt8(ascii: "\\") }
        let span = bytes.span
        #expect(span.firstOffset(of: UInt8(ascii: "\""), or: UInt8(ascii: "\\"), in: 0..<length) == place)
        #expect(span.firstOffset(of: UInt8(ascii: "!"), or: UInt8(ascii: "\u{22}"), in: 0..<length) == place)
        #expect(span.firstOffset(of: 0x80, or: 0xA3, in: 0..<length) == length)
      }
    }
  }
}
