/// Fills in the features that tell where a block stands beside the page's main run: the run of good blocks, with few
/// others between them, that weighs most. An article mostly is one run; comments, teasers and other articles are others.
struct RunFeatures {
  /// So many blocks in a row that are not good end a run.
  private static let gap = 6
  /// Sums over the blocks up to each, to take any stretch's in one step.
  private var mass: [Float] = []
  private var good: [Float] = []
  private var furniture: [Float] = []
  private var runs: [Run] = []

  private struct Run {
    var first: Int
    var last: Int
    var weight: Float = 0
  }

  /// Whether the first model takes a block for article text, and it is long enough to be sure.
  static func isGood(_ score: Float, _ block: Block) -> Bool { score > 0.5 && block.measure.mass >= 8 }

  /// Fills in the matrix's features of runs.
  static func fill(_ matrix: FeatureMatrix, _ scores: [Float], _ blocks: [Block], isFurniture: [Bool]) {
    RunFeatures(scores, blocks, isFurniture).fill(matrix, blocks)
  }

  private func fill(_ matrix: FeatureMatrix, _ blocks: [Block]) {
    guard let main = runs.indices.max(by: { runs[$0].weight < runs[$1].weight }) else {
      for row in blocks.indices { matrix.row(row)[.mainRunDistance] = -999 }
      return
    }
    let best = runs[main]
    let share = best.weight / max(0.001, good[blocks.count])
    for row in blocks.indices {
      let features = matrix.row(row)
      features[.mainRunMass] = best.weight
      features[.mainRunShare] = share
      // The blocks between this one and the main run.
      let between: Range<Int>
      if row < best.first {
        between = row + 1..<best.first
        features[.mainRunDistance] = Float(max(-200, row - best.first))
      } else if row > best.last {
        between = best.last + 1..<row
        features[.mainRunDistance] = Float(min(200, row - best.last))
      } else {
        continue
      }
      features[.massToMainRun] = min(2000, mass[between.upperBound] - mass[between.lowerBound])
      features[.goodToMainRun] = min(2000, good[between.upperBound] - good[between.lowerBound])
      features[.furnitureToMainRun] = min(50, furniture[between.upperBound] - furniture[between.lowerBound])
    }
    for run in runs {
      for row in run.first...run.last { matrix.row(row)[.runShare] = run.weight / best.weight }
    }
  }

  private init(_ scores: [Float], _ blocks: [Block], _ isFurniture: [Bool]) {
    mass.reserveCapacity(blocks.count + 1)
    good.reserveCapacity(blocks.count + 1)
    furniture.reserveCapacity(blocks.count + 1)
    var sums: (mass: Float, good: Float, furniture: Float) = (0, 0, 0)
    for (row, block) in blocks.enumerated() {
      mass.append(sums.mass)
      good.append(sums.good)
      furniture.append(sums.furniture)
      let capped = min(block.measure.mass, 200)
      sums.mass += capped
      sums.furniture += isFurniture[row] ? 1 : 0
      guard RunFeatures.isGood(scores[row], block) else { continue }
      sums.good += capped * scores[row]
      if let last = runs.last, row - last.last <= RunFeatures.gap {
        runs[runs.count - 1].last = row
      } else {
        runs.append(Run(first: row, last: row))
      }
      runs[runs.count - 1].weight += capped * scores[row]
    }
    mass.append(sums.mass)
    good.append(sums.good)
    furniture.append(sums.furniture)
  }
}
