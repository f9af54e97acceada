/// Finds the blocks of consent dialogs: what stands in an element named for consent, which speaks of it, and which does
/// not hold the page's headline.
///
/// A dialog explains cookies in whole paragraphs, which look like an article's and may be longer than that.
enum ConsentDialogs {
  /// Where the headline is not known, an element with more than this share of the page's text is no dialog.
  private static let largestShare: Float = 0.5

  /// For each block whether it is part of a dialog; empty where there is none.
  static func find(_ page: ScoredBlocks) -> [Bool] {
    guard page.form == .html else { return [] }
    let elements = page.blocks.elements.list
    let blocks = page.blocks.list
    let hint = ClassHint.consent.rawValue
    // For each element the outermost one around it that is named for consent; 0 for none.
    var dialogs = [Int](repeating: 0, count: elements.count)
    var isAny = false
    for index in elements.indices.dropFirst() {
      let around = dialogs[elements[index].parent]
      dialogs[index] = around > 0 ? around : (elements[index].distances[hint] == 0 ? index : 0)
      isAny = isAny || dialogs[index] > 0
    }
    guard isAny else { return [] }
    var speaks = [Bool](repeating: false, count: elements.count)
    for (index, block) in blocks.enumerated() where page.facts.hits[index].has(.consent) {
      speaks[dialogs[Int(block.element)]] = true
    }
    speaks[0] = false
    if let headline = page.facts.headline {
      speaks[dialogs[Int(blocks[headline].element)]] = false
    } else {
      let limit = elements[0].mass * largestShare
      for index in speaks.indices where elements[index].mass > limit { speaks[index] = false }
    }
    return blocks.map { speaks[dialogs[Int($0.element)]] }
  }
}
