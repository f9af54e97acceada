import Foundation
import Testing

@testable import Envelope

@Suite struct ContentEncodingTests {
  let text = Array("Die Brücke bleibt bis Freitag gesperrt. ".utf8) + [UInt8](repeating: 0x61, count: 100_000)

  @Test func unpacksWhatWasPacked() throws {
    #expect(try ContentEncoding.gzip.unpack(Packing.gzip(text), limit: 1 << 20) == text)
    #expect(try ContentEncoding.zstd.unpack(Packing.zstd(text), limit: 1 << 20) == text)
    #expect(try ContentEncoding.deflate.unpack(Packing.deflate(text), limit: 1 << 20) == text)
    #expect(try ContentEncoding.brotli.unpack(Packing.brotli, limit: 1 << 20) == Packing.brotliText)
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
      (ContentEncoding.gzip, Packing.gzip(text)), (.zstd, Packing.zstd(text)), (.deflate, Packing.deflate(text)),
    ] {
      #expect(throws: EncodingError.tooLarge(limit: text.count - 1)) {
        try encoding.unpack(packed, limit: text.count - 1)
      }
      #expect(throws: Never.self) { try encoding.unpack(packed, limit: text.count) }
    }
  }

  @Test func refusesCutAndWrongData() {
    for (encoding, packed) in [
      (ContentEncoding.gzip, Packing.gzip(text)), (.zstd, Packing.zstd(text)), (.deflate, Packing.deflate(text)),
      (.brotli, Packing.brotli),
    ] {
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
    #expect(try ContentEncoding.list(" GZip ") == [.gzip])
    #expect(try ContentEncoding.list("") == [])
    #expect(try ContentEncoding.list("br, identity,deflate , ,zstd") == [.brotli, .deflate, .zstd])
    #expect(throws: EncodingError.unknown("compress")) { try ContentEncoding.list("gzip, compress") }
    #expect(throws: EncodingError.self) { try ContentEncoding.list(String(repeating: "gzip,", count: 1_000_000)) }
  }

  @Test func undoesWhatBytesAreInWhateverWasSaid() throws {
    // What has no mark is told by its control characters: in the first hundred bytes there may be none.
    let page = Array("<p>Die Brücke bleibt bis Freitag gesperrt, teilte die Stadt mit.</p>".utf8) + Packing.brotliText
    func unpack(_ bytes: [UInt8], _ said: String) throws -> [UInt8] {
      try PackedBytes.unpack(bytes, said: said, limit: 1 << 20)
    }
    for said in ["", "gzip", "deflate", "br", "gzip, br", "identity"] {
      #expect(try unpack(page, said) == page)
      #expect(try unpack(Packing.gzip(page), said) == page)
      #expect(try unpack(Packing.zstd(page), said) == page)
      #expect(try unpack(Packing.zlib(page), said) == page)
      #expect(try unpack(Packing.deflate(page), said) == page)
      #expect(try unpack(Packing.brotli, said) == Packing.brotliText)
      #expect(try unpack(Packing.gzip(Packing.zstd(page)), said) == page)
    }
    #expect(throws: EncodingError.unknown("sdch")) { try unpack(page, "sdch") }
    #expect(throws: EncodingError.self) { try unpack(Array(Packing.gzip(page).dropLast(9)), "") }
  }

  @Test func boundsWhatIsPackedAgainAndAgain() throws {
    let bomb = Packing.gzip(Packing.gzip([UInt8](repeating: 0x61, count: 1 << 22)))
    #expect(throws: EncodingError.tooLarge(limit: 1 << 20)) {
      try PackedBytes.unpack(bomb, said: "gzip", limit: 1 << 20)
    }
    var nested = text
    for _ in 0..<10 { nested = Packing.gzip(nested) }
    #expect(ContentSniffer.kindOfNoText(try PackedBytes.unpack(nested, said: "", limit: 1 << 20)) == "application/gzip")
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
    for length in 0..<70 {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 200) }
      let text = Array(Data(bytes).base64EncodedString().utf8)
      #expect(text.withUnsafeBufferPointer { Base64.decode($0) } == bytes)
      for place in text.indices {
        var spoilt = text
        spoilt[place] = 0x80
        #expect(spoilt.withUnsafeBufferPointer { Base64.decode($0) } == nil)
      }
    }
    for wrong in ["Z", "Zm9v!", "Zg==Zg==", "Zg===", "é"] { #expect(decode(wrong) == nil) }
  }
}
