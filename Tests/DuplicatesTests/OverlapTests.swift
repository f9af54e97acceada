import Testing

@testable import Duplicates
@testable import Simulation

@Suite("What sketches have in common")
struct OverlapTests {
  /// The sketch of some shingles of a text and of others.
  private static func sketch(_ shared: ArraySlice<UInt32>, own: Int, _ random: inout SeededGenerator) -> Sketch {
    Sketch(sampling: Array(shared) + (0..<own).map { _ in UInt32.random(in: 0 ... .max, using: &random) })
  }

  @Test("is what sets say, by an index or without one, whatever their sizes and levels")
  func sets() {
    var random = SeededGenerator(seed: 5)
    let text = (0..<5_000).map { _ in UInt32.random(in: 0 ... .max, using: &random) }
    for first in [0, 1, 3, 4, 60, 480, 1_024, 1_500, 5_000] {
      let a = Self.sketch(text[..<first], own: first / 10, &random)
      let index = SketchIndex(a)
      for second in [0, 2, 4, 100, 470, 1_100, 4_000] {
        let b = Self.sketch(text[..<second], own: second / 7, &random)
        let limit = UInt64(1) << (32 - UInt64(max(a.level, b.level)))
        let (setA, setB) = (Set(a.hashes.filter { $0 < limit }), Set(b.hashes.filter { $0 < limit }))
        let expected = Overlap(
          first: setA.count, second: setB.count, common: setA.intersection(setB).count)
        #expect(Overlap(a, b) == expected, "\(first) and \(second)")
        #expect(index.overlap(with: b) == expected, "\(first) and \(second), by an index")
      }
    }
  }

  @Test("is the same of hashes that were chosen to stand together, and of zeros")
  func crowds() {
    for step: UInt32 in [1, 3, 1 << 12, 1 << 20] {
      let a = Sketch(level: 0, hashes: (0..<1_000).map { $0 * step })
      let b = Sketch(level: 0, hashes: (0..<1_000).map { $0 * 2 * step })
      #expect(SketchIndex(a).overlap(with: b) == Overlap(a, b))
      #expect(SketchIndex(a).overlap(with: b).common == 500)
    }
  }
}
