import Testing

@testable import Extraction

@Suite struct ClassMemoryTests {
  @Test func remembersNoValueForAnother() {
    var memory = ClassMemory(WordWeights(""))
    for number in 0..<5_000 {
      let value = Array("related-\(number)".utf8)
      #expect(!memory.read(value, 0..<value.count).hints.isEmpty)
    }
    // The fingerprint of the byte 2 is 0, as that of an empty place.
    for byte in UInt8.min ... .max {
      #expect(memory.read([byte], 0..<1).hints == ClassHintMatcher.standard.hints([byte], 0..<1), "\(byte)")
    }
  }
}
