import Testing

@testable import Extraction

@Suite("The block models") struct ModelTests {
  @Test func knowTheirFeaturesByName() {
    let matrix = FeatureMatrix()
    matrix.reset(rows: 1)
    matrix[0, .linkDensity] = 1
    // One question, about the second of the names that the model was trained with, wherever that feature is now.
    let forest = ObliviousForest("1 1 0 1  1  0.5  -3 3", features: "mass linkDensity")
    #expect(forest.scores(of: matrix)[0] > 0.9)
  }

  @Test func aTreeAnswersByItsQuestions() {
    // One tree of depth 2: mass above 10, then characters above 5; leaves 0, 10, 20, 30 tenths.
    let forest = ObliviousForest("1 2 0.5 0.1  0 1  10 5  0 10 20 30", features: "mass characters")
    let matrix = FeatureMatrix()
    matrix.reset(rows: 20)
    matrix[3, .mass] = 11
    matrix[4, .characters] = 6
    matrix[19, .mass] = 11
    matrix[19, .characters] = 6
    let scores = forest.scores(of: matrix)
    #expect(scores.count == 20)
    for (row, sum) in [(0, 0.5), (3, 1.5), (4, 2.5), (19, 3.5)] {
      #expect(abs(Double(scores[row]) - Double(1 / (1 + Exponential.value(Float(-sum))))) < 1e-6)
    }
    #expect(abs(Exponential.value(1) - 2.718_28) < 1e-4)
    #expect(abs(Exponential.value(-5) - 0.006_737_9) < 1e-6)
  }
}
