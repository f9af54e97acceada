import Testing

@testable import Extraction

@Suite("Distances to class hints") struct HintDistancesTests {
  @Test func growByOneAndStopAtNone() {
    var distances = HintDistances()
    distances.goDeeper(finding: ClassHints(rawValue: 1 << 3 | 1 << 15))
    for depth in 0..<300 {
      for hint in 0..<ClassHint.countOfKinds {
        let expected = hint == 3 || hint == 15 ? min(depth, 255) : 255
        #expect(distances[hint] == UInt8(expected), "hint \(hint) at depth \(depth)")
      }
      distances.goDeeper(finding: ClassHints(rawValue: 0))
    }
  }

  @Test func anElementsOwnHintIsNearest() {
    var distances = HintDistances()
    distances.goDeeper(finding: ClassHints(rawValue: 0b1))
    distances.goDeeper(finding: ClassHints(rawValue: 0b10))
    distances.goDeeper(finding: ClassHints(rawValue: 0b1))
    #expect(distances[0] == 0)
    #expect(distances[1] == 1)
    #expect(distances[2] == 255)
  }
}
