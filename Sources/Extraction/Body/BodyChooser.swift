import Envelope

/// Decides which blocks are the article: those that the models score high, but for copies of blocks that were kept
/// before and what ``FurnitureRules`` know to be something else.
struct BodyChooser {
  /// From this score on a block mostly is article text; a page as a whole may ask for less or more.
  static let usualThreshold: Float = 0.45
  /// Longer blocks count as one of this mass in ``bestThreshold(_:_:)``.
  private static let longest: Float = 200
  /// How many of the last blocks may be a wall, and the mass that each has less than.
  private static let longestWall = 3
  private static let largestWall: Float = 40
  /// A block that the models give this score is a sentence of the article, whatever it speaks of, if it has this mass.
  private static let sureScore: Float = 0.9
  private static let shortestSentence: Float = 8
  private static let longestHeading: Float = 8
  private static let largestDisclaimer: Float = 100
  /// Copies of blocks with fewer words than this may be meant: "Yes", "No".
  private static let shortestCopy = 5

  /// Chooses the article's blocks.
  static func choose(_ page: ScoredBlocks) -> Body {
    let blocks = page.blocks.list
    let threshold = threshold(page)
    var body = Body()
    body.dropped = [Cleaning.Kind?](repeating: nil, count: blocks.count)
    let ruled = FurnitureRules.kinds(page)
    // Whether a block with the same words as this first copy was kept.
    var isKept = [Bool](repeating: false, count: blocks.count)
    let copies = page.facts.firstCopy
    for (index, block) in blocks.enumerated() {
      let isGood = page.scores[index] >= threshold
      if block.words.count >= shortestCopy, isKept[copies[index]], !isRefrain(index, page, isGood: isGood) {
        body.dropped[index] = .repeatedBlocks
      } else if let kind = ruled[index] {
        body.dropped[index] = kind
      } else if !isGood {
        body.dropped[index] = BlockKinds.kind(of: index, page)
      } else {
        isKept[copies[index]] = true
        body.kept.append(index)
      }
    }
    dropEnd(&body, page)
    keepTables(&body, page, ruled)
    takeStandfirst(&body, page)
    BlockKinds.extend(&body, page)
    for index in body.kept {
      body.mass += blocks[index].measure.mass
      body.score += page.scores[index] * blocks[index].measure.mass
    }
    if body.mass > 0 { body.score /= body.mass }
    return body
  }

  /// From this score on a block is the standfirst, which has at most so many blocks.
  private static let standfirstThreshold: Float = 0.5
  private static let longestStandfirst = 2
  /// Bytes of a standfirst's block.
  private static let largestStandfirst = 2000

  /// Takes the standfirst off the body's beginning; a body has more than that.
  private static func takeStandfirst(_ body: inout Body, _ page: ScoredBlocks) {
    let leading = body.kept.prefix(longestStandfirst).prefix {
      page.standfirstScores[$0] >= standfirstThreshold && page.blocks.list[$0].text.count <= largestStandfirst
    }
    guard !leading.isEmpty, leading.count < body.kept.count else { return }
    body.standfirst = Array(leading)
    body.kept.removeFirst(leading.count)
  }

  /// The first block that surely is of the article; nil where there is none.
  static func start(of page: ScoredBlocks) -> Int? {
    let ruled = FurnitureRules.kinds(page)
    return page.blocks.list.indices.first {
      ruled[$0] == nil && page.scores[$0] >= usualThreshold && page.blocks.list[$0].isProse
        && page.blocks.list[$0].measure.mass >= 12
    }
  }

  /// So often said, a sentence is a refrain.
  private static let leastRefrains: Int32 = 3

  /// Whether a copy is meant: a short paragraph that comes back again and again, each time between others. What was put
  /// twice into a page comes back with its neighbours.
  private static func isRefrain(_ index: Int, _ page: ScoredBlocks, isGood: Bool) -> Bool {
    let copies = page.facts.firstCopy
    let blocks = page.blocks.list
    guard isGood, page.form == .html, page.facts.copies[copies[index]] >= leastRefrains,
      blocks[index].measure.mass <= largestWall, blocks[index].shape == .paragraph,
      blocks[index].linkDensity < 0.2
    else { return false }
    let isAlone = copies[index - 1] == index - 1 && (index + 1 == blocks.count || copies[index + 1] == index + 1)
    return isAlone && page.blocks.element(of: blocks[index]).group == page.blocks.element(of: blocks[index - 1]).group
  }

  /// Keeps tables that stand within the article, lists in their cells included: what is before and after them is of the
  /// article, and they have no links, or mostly figures.
  private static func keepTables(_ body: inout Body, _ page: ScoredBlocks, _ ruled: [Cleaning.Kind?]) {
    let blocks = page.blocks.list
    var added = false
    for (before, after) in zip(body.kept, body.kept.dropFirst()) where after > before + 2 {
      let rows = before + 1..<after
      let figures = rows.count { blocks[$0].measure.digits > 0 }
      let isPlain = rows.allSatisfy { blocks[$0].links == 0 }
      guard rows.count <= mostRows, isPlain || figures * 3 >= rows.count * 2,
        rows.allSatisfy({ ruled[$0] == nil && isCell(blocks[$0], page) && blocks[$0].measure.mass <= 12 })
      else { continue }
      for index in rows { body.dropped[index] = nil }
      added = true
    }
    if added { body.kept = blocks.indices.filter { body.dropped[$0] == nil } }
  }

  private static let mostRows = 60

  private static func isCell(_ block: Block, _ page: ScoredBlocks) -> Bool {
    block.shape == .tableRow
      || (block.shape == .listItem || block.level > 0) && page.blocks.element(of: block).within.contains(.table)
  }

  /// Drops the notice at the body's end that the rest is for subscribers, and a heading with nothing under it.
  private static func dropEnd(_ body: inout Body, _ page: ScoredBlocks) {
    let wall = body.kept.suffix(longestWall).firstIndex { isNotice($0, page) }
    if let wall {
      for index in body.kept[wall...] where isNotice(index, page) || !page.blocks.list[index].isProse {
        body.dropped[index] = .promotion
      }
      body.kept.removeAll { body.dropped[$0] != nil }
    }
    for index in body.kept.suffix(longestWall)
    where page.facts.hits[index].leads(.disclaimer) && page.blocks.list[index].measure.mass < largestDisclaimer {
      body.dropped[index] = .disclaimer
    }
    body.kept.removeAll { body.dropped[$0] != nil }
    // Several headings in a row are a list.
    let end = body.kept.suffix(2).map { page.blocks.list[$0] }
    if end.count == 2, end[1].shape == .heading, end[1].measure.mass <= longestHeading, end[0].shape != .heading,
      let last = body.kept.popLast()
    {
      body.dropped[last] = BlockKinds.kind(of: last, page)
    }
  }

  /// Whether a block with such phrases cannot be a sentence of the article: it opens with one, is short, or the models
  /// doubt it.
  private static func isNotice(_ index: Int, _ page: ScoredBlocks) -> Bool {
    let hits = page.facts.hits[index]
    let mass = page.blocks.list[index].measure.mass
    guard hits.has(.wall), mass < largestWall else { return false }
    return hits.opens(.wall) || mass < shortestSentence || page.scores[index] < sureScore
      || page.blocks.list[index].linkDensity > 0.2
  }

  /// The score from which on a page's blocks are kept.
  private static func threshold(_ page: ScoredBlocks) -> Float {
    // What is doubtful on a flattened page mostly is comments and lists, which markup would tell.
    if page.form == .text, page.scores.contains(where: { $0 >= usualThreshold }) { return usualThreshold }
    return bestThreshold(page.scores, page.blocks.list)
  }

  /// The threshold where the F1 to be expected is highest, taking scores for probabilities: half of that F1. A page whose
  /// blocks are clear keeps fewer doubtful ones than a page where all are doubtful (Lipton, Elkan, Naryanaswamy, "Optimal
  /// thresholding of classifiers to maximize F1 measure", 2014).
  private static func bestThreshold(_ scores: [Float], _ blocks: [Block]) -> Float {
    var threshold = usualThreshold
    // Each round's F1 is no lower than the one before; some rounds reach the highest.
    for _ in 0..<8 {
      var hits: Float = 0
      var kept: Float = 0
      var all: Float = 0
      for (score, block) in zip(scores, blocks) {
        let weight = min(longest, block.measure.mass) + 1
        all += score * weight
        if score >= threshold {
          hits += score * weight
          kept += weight
        }
      }
      let next = hits / max(1, kept + all)
      if abs(next - threshold) < 0.001 { break }
      threshold = next
    }
    return threshold
  }
}
