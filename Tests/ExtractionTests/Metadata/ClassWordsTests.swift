import Testing

@testable import Extraction

@Suite struct ClassWordsTests {
  @Test(
    arguments: [
      ("articleDate", ClassWords.date), ("post-date published", [.date, .published]),
      ("last-updated", [.date, .modified]),
      ("c-byline__item", .byline), ("author", .byline), ("authority", .byline), ("candidate", []), ("mandate", []),
      ("col-12 sidebar", .aside), ("CommentList", [.aside, .comments]), ("entry-footer", []), ("date", .date),
      ("dat", []), ("redactor", .byline), ("nota-redaccion", .byline), ("recent-posts", .aside),
      ("", []),
    ] as [(String, ClassWords)])
  func readsWhatWordsSay(_ value: String, _ words: ClassWords) {
    #expect(Array(value.utf8).withUnsafeBufferPointer { ClassWords($0) } == words, "\(value)")
  }

  @Test func readsNoFurtherThanTheLimit() {
    let styling = String(repeating: "x1 ", count: 40)
    #expect(Array((styling + "date").utf8).withUnsafeBufferPointer { ClassWords($0) } == [])
    #expect(Array(("date " + styling).utf8).withUnsafeBufferPointer { ClassWords($0) } == .date)
  }

  /// The starts of words, byte by byte.
  private static func starts(_ bytes: [UInt8]) -> [Int] {
    bytes.indices.filter { i in
      guard bytes[i].isLetter else { return false }
      guard i > 0, bytes[i - 1].isLetter else { return true }
      return bytes[i].isCapital && !bytes[i - 1].isCapital
    }
  }

  @Test func findsTheStartsOfWordsInAnyBytes() {
    var state: UInt64 = 7
    for length in 0..<400 {
      let bytes = (0..<length % 50).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        // Letters and their neighbours among the bytes, and now and then any byte.
        return state >> 60 == 0
          ? UInt8(truncatingIfNeeded: state >> 40) : [64, 65, 90, 91, 96, 97, 122, 123, 45][Int(state >> 33) % 9]
      }
      var found: [Int] = []
      bytes.withUnsafeBufferPointer { buffer in
        var starts = WordStarts()
        for block in stride(from: 0, to: buffer.count, by: 8) {
          var bits = starts.next(buffer, at: block)
          while bits != 0 {
            found.append(block + bits.trailingZeroBitCount >> 3)
            bits &= bits - 1
          }
        }
      }
      #expect(found == ClassWordsTests.starts(bytes))
    }
  }

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
