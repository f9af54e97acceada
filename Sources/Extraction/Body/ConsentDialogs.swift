/// Finds the blocks of consent dialogs: what stands in an element named for consent, which speaks of it, and which does
/// not hold the page's headline.
///
/// A dialog explains cookies in whole paragraphs, which look like an article's and may be longer than that.
enum ConsentDialogs {
  /// Where the headline is not known, an element with more than this share of the page's text is no dialog.
  private static let largestShare: Float = 0.5

  /// For each block whether it is part of a dialog; empty where there is none.
  static func find(_ analysis: PageAnalysis) -> [Bool] {
    guard analysis.form == .html else { return [] }
    let context = analysis.elements
    let hint = ClassHint.consent.rawValue
    // For each element the outermost one around it that is named for consent; 0 for none.
    var dialogs = [Int](repeating: 0, count: context.entries.count)
    var isAny = false
    for index in context.entries.indices.dropFirst() {
      let around = dialogs[context.entries[index].parent]
      dialogs[index] = around > 0 ? around : (context.entries[index].distances[hint] == 0 ? index : 0)
      isAny = isAny || dialogs[index] > 0
    }
    guard isAny else { return [] }
    var speaks = [Bool](repeating: false, count: context.entries.count)
    for (block, entry) in context.entryOfBlock.enumerated() where analysis.text.hits[block].has(.consent) {
      speaks[dialogs[entry]] = true
    }
    speaks[0] = false
    if let headline = analysis.text.headline {
      speaks[dialogs[context.entryOfBlock[headline]]] = false
    } else {
      let limit = context.entries[0].mass * largestShare
      for index in speaks.indices where context.entries[index].mass > limit { speaks[index] = false }
    }
    return context.entryOfBlock.map { speaks[dialogs[$0]] }
  }
}
