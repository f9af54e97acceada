import Testing

@testable import Extraction

@Suite struct ClassHintMemoryTests {
  @Test func remembersNoValueForAnother() {
    var memory = ClassHintMemory()
    for number in 0..<5_000 {
      let value = Array("related-\(number)".utf8)
      #expect(!memory.hints(value, 0..<value.count).isEmpty)
    }
    // The fingerprint of the byte 2 is 0, as that of an empty place.
    for byte in UInt8.min ... .max {
      #expect(memory.hints([byte], 0..<1) == ClassHintMatcher.standard.hints([byte], 0..<1), "\(byte)")
    }
  }
}
