import Testing

@testable import Envelope

@Suite struct ContentEncodingTests {
  let text = Array("Die Brücke bleibt bis Freitag gesperrt. ".utf8) + [UInt8](repeating: 0x61, count: 100_000)

  @Test func unpacksWhatWasPacked() throws {
    #expect(try ContentEncoding.gzip.unpack(Packing.gzip(text), limit: 1 << 20) == text)
    #expect(try ContentEncoding.zstd.unpack(Packing.zstd(text), limit: 1 << 20) == text)
    #expect(try ContentEncoding.identity.unpack(text, limit: 1 << 20) == text)
    #expect(try ContentEncoding.gzip.unpack(Packing.gzip([]), limit: 10) == [])
  }

  @Test func unpacksMembersInARow() throws {
    let twice = Packing.gzip(Array("one".utf8)) + Packing.gzip(Array("two".utf8)) + [0, 0, 0]
    #expect(try ContentEncoding.gzip.unpack(twice, limit: 100) == Array("onetwo".utf8))
    let frames = Packing.zstd(Array("one".utf8)) + Packing.zstd(Array("two".utf8))
    #expect(try ContentEncoding.zstd.unpack(frames, limit: 100) == Array("onetwo".utf8))
  }

  @Test func stopsAtTheLimit() {
    for (encoding, packed) in [
      (ContentEncoding.gzip, Packing.gzip(text)), (.zstd, Packing.zstd(text)), (.identity, text),
    ] {
      #expect(throws: EncodingError.tooLarge(limit: text.count - 1)) {
        try encoding.unpack(packed, limit: text.count - 1)
      }
      #expect(throws: Never.self) { try encoding.unpack(packed, limit: text.count) }
    }
  }

  @Test func refusesCutAndWrongData() {
    for (encoding, packed) in [(ContentEncoding.gzip, Packing.gzip(text)), (.zstd, Packing.zstd(text))] {
      for cut in [1, 5, packed.count / 2, packed.count - 1] {
        #expect(throws: EncodingError.self) { try encoding.unpack(Array(packed.prefix(cut)), limit: 1 << 20) }
      }
      #expect(throws: EncodingError.self) { try encoding.unpack(Array("<html>".utf8), limit: 1 << 20) }
    }
    // A gzip member carries a checksum; our zstd frames have none.
    var flipped = Packing.gzip(text)
    flipped[flipped.count / 2] ^= 0x5A
    #expect(throws: EncodingError.self) { try ContentEncoding.gzip.unpack(flipped, limit: 1 << 20) }
  }

  @Test func knowsNames() throws {
    #expect(try ContentEncoding(named: " GZip ") == .gzip)
    #expect(try ContentEncoding(named: "") == .identity)
    #expect(throws: EncodingError.unknown("br")) { try ContentEncoding(named: "br") }
  }

  @Test func decodesBase64() {
    func decode(_ text: String) -> String? {
      Array(text.utf8).withUnsafeBufferPointer { Base64.decode($0).map { String(decoding: $0, as: UTF8.self) } }
    }
    #expect(decode("") == "")
    #expect(decode("Zg==") == "f")
    #expect(decode("Zm8") == "fo")
    #expect(decode("Zm9v\nYmFy\r\n") == "foobar")
    #expect(decode("w7_Dvw") == "ÿÿ")
    let long = String(repeating: "Zm9v", count: 1000)
    #expect(decode(long + "Zg") == String(repeating: "foo", count: 1000) + "f")
    #expect(decode(long + "\n" + long) == String(repeating: "foo", count: 2000))
    #expect(decode(long + "!" + long) == nil)
    for wrong in ["Z", "Zm9v!", "Zg==Zg==", "Zg===", "é"] { #expect(decode(wrong) == nil) }
  }
}
