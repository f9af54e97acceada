import Testing

@testable import Extraction

struct MeasureTests {
  private static func read(_ text: String) -> (measure: Measure, hashes: [UInt32]) {
    var hashes: [UInt32] = []
    let bytes = Array(text.utf8)
    let measure = Measure(bytes, 0..<bytes.count, hashes: &hashes)
    return (measure, hashes)
  }

  @Test func wordsHaveOneHashWhereverTheyStand() {
    for length in 1...20 {
      let word = String("rumpelstiltskinnered".prefix(length))
      let alone = MeasureTests.read(word).hashes
      #expect(alone.count == 1)
      for text in ["\(word) ", "(\(word))", "a \(word), b", "a \(word.uppercased())", "one two three \(word)\u{2019}s"]
      {
        #expect(MeasureTests.read(text).hashes.contains(alone[0]), "\(text)")
      }
      #expect(!MeasureTests.read("\(word)x \(word)é \(word)1").hashes.contains(alone[0]))
    }
  }

  @Test func wordsThatGoOnInOtherLettersAreOne() {
    let small = MeasureTests.read("straßenbahnübergang covid19 naïve été")
    #expect(small.hashes.count == 4)
    #expect(small.hashes == MeasureTests.read("Straßenbahnübergang COVID19 NAÏVE Été").hashes)
  }

  @Test func countsWordsByTheirLetters() {
    let measure = MeasureTests.read("The PM met 27 old friends in Ålesund, on a day of \"rain\".").measure
    #expect(measure.words == 13)
    #expect(measure.capitalized == 3)
    #expect(measure.upper == 4)
    #expect(measure.digits == 2)
    #expect(measure.shortWords == 9)
    #expect(measure.first == .upper)
    #expect(measure.last == .sentenceEnd)
    #expect(measure.characters == 45)
  }
}
