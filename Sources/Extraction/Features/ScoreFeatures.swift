import Envelope

/// Fills in the features that the first model's scores give to the second: how a block's surroundings look.
enum ScoreFeatures {
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

  /// Fills in the matrix's features of scores; those of elements only where the page has such.
  static func fill(_ matrix: FeatureMatrix, _ scores: [Float], _ blocks: Blocks, _ facts: BlockFacts, _ form: Page.Form)
  {
    fillWindows(matrix, scores, blocks.list)
    fillGaps(matrix, scores, blocks.list)
    RunFeatures.fill(matrix, scores, blocks.list, isFurniture: facts.isFurniture)
    if form == .html { fillTree(matrix, scores, blocks) }
  }

  /// What a block weighs in means: long ones say more, but not all.
  private static func weight(_ block: Block) -> Float { min(block.measure.mass, 60) + 0.5 }

  private static func fillWindows(_ matrix: FeatureMatrix, _ scores: [Float], _ blocks: [Block]) {
    var running = [Sum()]
    for (row, block) in blocks.enumerated() {
      var sum = running[row]
      sum.add(scores[row], ScoreFeatures.weight(block))
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
  private static func fillGaps(_ matrix: FeatureMatrix, _ scores: [Float], _ blocks: [Block]) {
    var distance: Float = 200
    var mass: Float = 2000
    for row in blocks.indices {
      let features = matrix.row(row)
      features[.sinceGood] = distance
      features[.massSinceGood] = mass
      let isGood = RunFeatures.isGood(scores[row], blocks[row])
      distance = isGood ? 1 : min(200, distance + 1)
      mass = isGood ? 0 : min(2000, mass + blocks[row].measure.mass)
    }
    var heading: Float = -1
    for row in blocks.indices {
      matrix.row(row)[.headingScore] = heading
      if TextFeatures.isHeading(blocks[row]) { heading = scores[row] }
    }
    distance = 200
    mass = 2000
    var next: Float = -1
    for row in blocks.indices.reversed() {
      let features = matrix.row(row)
      features[.untilGood] = distance
      features[.massUntilGood] = mass
      let isGood = RunFeatures.isGood(scores[row], blocks[row])
      distance = isGood ? 1 : min(200, distance + 1)
      mass = isGood ? 0 : min(2000, mass + blocks[row].measure.mass)
      // What a heading announces: the score of the next longer block.
      features[.headingNextScore] = next
      if blocks[row].measure.mass >= 12 { next = scores[row] }
    }
  }

  private static func fillTree(_ matrix: FeatureMatrix, _ scores: [Float], _ blocks: Blocks) {
    let list = blocks.elements.list
    var sums = [Sum](repeating: Sum(), count: list.count)
    var groups = [Sum](repeating: Sum(), count: blocks.elements.groups)
    for (row, block) in blocks.list.enumerated() {
      let element = Int(block.element)
      sums[element].add(scores[row], weight(block))
      groups[list[element].group].add(scores[row], weight(block))
    }
    for element in stride(from: sums.count - 1, to: 0, by: -1) {
      sums[list[element].parent].weight += sums[element].weight
      sums[list[element].parent].scores += sums[element].scores
    }
    // An element comes after those around it.
    let runs = GroupRun.all(in: blocks)
    var runSums = [Sum](repeating: Sum(), count: runs.count)
    for (row, block) in blocks.list.enumerated() { runSums[runs[row].first].add(scores[row], weight(block)) }
    let least = sums[0].scores * most
    let total = max(0.001, sums[0].scores)
    let distances = blocks.elements.distances(to: sums.lastIndex { $0.scores >= least } ?? 0)
    for (row, block) in blocks.list.enumerated() {
      let features = matrix.row(row)
      let element = Int(block.element)
      let parent = list[element].parent
      let grand = list[parent].parent
      features[.groupRunScore] = runSums[runs[row].first].mean
      features[.scoreParent] = sums[parent].mean
      features[.scoreGrand] = sums[grand].mean
      features[.parentScoreShare] = sums[parent].scores / total
      features[.grandScoreShare] = sums[grand].scores / total
      features[.scoreTopDistance] = Float(distances[element])
      features[.scoreGroup] = groups[list[element].group].mean
    }
  }
}
