import Testing

@testable import Extraction

struct RunFeaturesTests {
  /// A page whose blocks have so many words each.
  private static func blocks(_ words: [Int]) -> [Block] {
    var builder = BlockBuilder()
    for count in words {
      let text = Array(String(repeating: "word ", count: count).utf8)
      builder.begin()
      builder.append(text, text.indices)
      builder.end(shape: .paragraph)
    }
    return builder.blocks.list
  }

  @Test func tellsHowFarBlocksAreFromTheHeaviestRun() {
    // An article of three blocks with one between, furniture, and two comments far below.
    let words = [3, 20, 2, 30, 40, 2, 3, 4, 5, 6, 7, 20, 20]
    let scores: [Float] = [0.1, 0.9, 0.2, 0.9, 0.8, 0.1, 0, 0, 0, 0, 0, 0.6, 0.7]
    let blocks = RunFeaturesTests.blocks(words)
    let matrix = FeatureMatrix()
    matrix.reset(rows: blocks.count)
    RunFeatures.fill(matrix, scores, blocks, isFurniture: words.indices.map { $0 == 5 || $0 == 9 })
    #expect(matrix[0, .mainRunDistance] == -1)
    #expect((1...4).allSatisfy { matrix[$0, .mainRunDistance] == 0 && matrix[$0, .runShare] == 1 })
    #expect(matrix[12, .mainRunDistance] == 8)
    #expect(matrix[12, .massToMainRun] == 47)
    #expect(matrix[12, .goodToMainRun] == 12)
    #expect(matrix[12, .furnitureToMainRun] == 2)
    #expect(abs(matrix[12, .runShare] - 26 / 77) < 0.001)
    #expect(abs(matrix[0, .mainRunShare] - 77 / 103) < 0.001)
    #expect(matrix[7, .runShare] == 0)
  }

  @Test func saysWhereThereIsNoRun() {
    let blocks = RunFeaturesTests.blocks([3, 4])
    let matrix = FeatureMatrix()
    matrix.reset(rows: 2)
    RunFeatures.fill(matrix, [0.9, 0.1], blocks, isFurniture: [false, false])
    #expect(matrix[1, .mainRunDistance] == -999)
  }
}
