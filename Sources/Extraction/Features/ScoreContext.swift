/// Fills in the features that the first model's scores give to the second: how a block's surroundings look.
struct ScoreContext {
  private var runs = RunContext()
  private var sums: [Sum] = []
  private var groups: [Sum] = []
  /// How far above each element the innermost one with most of the page's score is.
  private var distances: [Int8] = []
  /// The share of the page's score that its main element has.
  private static let most: Float = 0.7

  /// A mean of scores, each weighted by its block's mass.
  private struct Sum {
    var weight: Float = 0
    var scores: Float = 0
    var mean: Float { weight > 0 ? scores / weight : 0 }

    mutating func add(_ score: Float, _ mass: Float) {
      weight += mass
      scores += score * mass
    }

    static func - (a: Sum, b: Sum) -> Sum { Sum(weight: a.weight - b.weight, scores: a.scores - b.scores) }
  }

  /// Fills in the matrix's context features; `context` is absent for flattened pages.
  mutating func fill(
    _ matrix: FeatureMatrix, _ scores: [Float], _ blocks: [Block], isFurniture: [Bool], _ context: NodeContext?
  ) {
    fillWindows(matrix, scores, blocks)
    fillGaps(matrix, scores, blocks)
    runs.fill(matrix, scores, blocks, isFurniture: isFurniture)
    if let context { fillTree(matrix, scores, blocks, context) }
  }

  /// What a block weighs in means: long ones say more, but not all.
  private static func weight(_ block: Block) -> Float { min(block.measure.mass, 60) + 0.5 }

  private func fillWindows(_ matrix: FeatureMatrix, _ scores: [Float], _ blocks: [Block]) {
    var running = [Sum()]
    for (row, block) in blocks.enumerated() {
      var sum = running[row]
      sum.add(scores[row], ScoreContext.weight(block))
      running.append(sum)
    }
    let total = max(0.001, running[blocks.count].scores)
    let highest = scores.max() ?? 0
    for row in blocks.indices {
      let features = matrix.row(row)
      features[.score] = scores[row]
      features[.score1Before] = row > 0 ? scores[row - 1] : -1
      features[.score2Before] = row > 1 ? scores[row - 2] : -1
      features[.score3Before] = row > 2 ? scores[row - 3] : -1
      features[.score1After] = row + 1 < blocks.count ? scores[row + 1] : -1
      features[.score2After] = row + 2 < blocks.count ? scores[row + 2] : -1
      features[.score3After] = row + 3 < blocks.count ? scores[row + 3] : -1
      features[.scoreNear2] = (running[min(blocks.count, row + 3)] - running[max(0, row - 2)]).mean
      features[.scoreNear5] = (running[min(blocks.count, row + 6)] - running[max(0, row - 5)]).mean
      features[.scoreMax] = highest
      features[.scoreBefore] = running[row].scores / total
      features[.scoreAfter] = 1 - running[row + 1].scores / total
    }
  }

  /// How far the nearest good blocks before and after are, in blocks and in mass.
  private func fillGaps(_ matrix: FeatureMatrix, _ scores: [Float], _ blocks: [Block]) {
    var distance: Float = 200
    var mass: Float = 2000
    for row in blocks.indices {
      let features = matrix.row(row)
      features[.sinceGood] = distance
      features[.massSinceGood] = mass
      let isGood = RunContext.isGood(scores[row], blocks[row])
      distance = isGood ? 1 : min(200, distance + 1)
      mass = isGood ? 0 : min(2000, mass + blocks[row].measure.mass)
    }
    distance = 200
    mass = 2000
    var next: Float = -1
    for row in blocks.indices.reversed() {
      let features = matrix.row(row)
      features[.untilGood] = distance
      features[.massUntilGood] = mass
      let isGood = RunContext.isGood(scores[row], blocks[row])
      distance = isGood ? 1 : min(200, distance + 1)
      mass = isGood ? 0 : min(2000, mass + blocks[row].measure.mass)
      // What a heading announces: the score of the next longer block.
      features[.headingNextScore] = next
      if blocks[row].measure.mass >= 12 { next = scores[row] }
    }
  }

  private mutating func fillTree(
    _ matrix: FeatureMatrix, _ scores: [Float], _ blocks: [Block], _ context: NodeContext
  ) {
    sums.removeAll(keepingCapacity: true)
    sums.append(contentsOf: repeatElement(Sum(), count: context.entries.count))
    groups.removeAll(keepingCapacity: true)
    groups.append(contentsOf: repeatElement(Sum(), count: context.groups))
    for (row, block) in blocks.enumerated() {
      let entry = context.entryOfBlock[row]
      sums[entry].add(scores[row], ScoreContext.weight(block))
      groups[context.entries[entry].group].add(scores[row], ScoreContext.weight(block))
    }
    for entry in stride(from: sums.count - 1, to: 0, by: -1) {
      let parent = context.entries[entry].parent
      sums[parent].weight += sums[entry].weight
      sums[parent].scores += sums[entry].scores
    }
    // An element comes after those around it.
    let most = sums[0].scores * ScoreContext.most
    let top = sums.lastIndex { $0.scores >= most } ?? 0
    let total = max(0.001, sums[0].scores)
    context.fill(&distances, to: top)
    for row in blocks.indices {
      let features = matrix.row(row)
      let entry = context.entryOfBlock[row]
      let parent = context.entries[entry].parent
      let grand = context.entries[parent].parent
      features[.scoreParent] = sums[parent].mean
      features[.scoreGrand] = sums[grand].mean
      features[.parentScoreShare] = sums[parent].scores / total
      features[.grandScoreShare] = sums[grand].scores / total
      features[.scoreTopDistance] = Float(distances[entry])
      features[.scoreGroup] = groups[context.entries[entry].group].mean
    }
  }
}
