import Testing

@testable import Extraction

struct FeatureCodeTests {
  private static let numbers: [Float] = [
    -999, -200, -3, -2.5, -1, -0.333, 0, 0.001, 0.25, 0.2501, 0.333, 0.999, 1, 1.001, 2, 7, 199, 200, 1000, 2000, 2047,
    65_504,
  ]

  @Test func keepsElevenDigitsAndTheOrder() {
    for number in FeatureCodeTests.numbers {
      let again = FeatureCode.value(FeatureCode.code(number))
      #expect(abs(again - number) <= abs(number) / 1024, "\(number)")
    }
    for (low, high) in zip(FeatureCodeTests.numbers, FeatureCodeTests.numbers.dropFirst()) {
      #expect(FeatureCode.code(low) <= FeatureCode.code(high))
    }
    #expect(FeatureCode.code(3e38) == FeatureCode.largest)
    #expect(FeatureCode.code(-3e38) == -FeatureCode.largest)
  }

  @Test func aBorderPartsTheNumbersThatItParted() {
    let stored = FeatureCodeTests.numbers.map { FeatureCode.value(FeatureCode.code($0)) }
    for (low, high) in zip(stored, stored.dropFirst()) where low < high {
      let border = FeatureCode.border((low + high) / 2)
      #expect(FeatureCode.code(low) <= border && FeatureCode.code(high) > border, "\(low) \(high)")
    }
  }
}
