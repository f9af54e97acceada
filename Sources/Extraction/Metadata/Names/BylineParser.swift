/// Finds the names of people in a byline: "By Jane Doe and John Roe, Staff Writers".
struct BylineParser {
  /// Where a byline comes from: a field that should hold a name, or a line that readers see.
  enum Origin {
    case field, visible
  }

  /// Compact comparison keys of what is no author here: names of the site and of its publisher.
  var siteKeys: Set<[UInt8]> = []

  /// The names in a byline, in order, each once. Empty where there is none.
  func names(in text: [UInt8], _ range: Range<Int>, from origin: Origin) -> [String] {
    guard range.count <= 600 else { return [] }
    if let names = CJKByline.names(in: text, range) { return names.filter { !isSite(Array($0.utf8)) } }
    let words = NameWord.cut(text, range)
    var names: [String] = []
    var isOtherCredit = false
    var start = 0
    for i in words.indices {
      let isConjunction = words[i].mark == 0 && BylineWords.conjunctions.contains(words[i].hash) && i > start
      guard words[i].mark != 0 || isConjunction else { continue }
      let piece = words[start..<(isConjunction ? i : i + 1)]
      start = i + 1
      switch name(piece, text, origin, isFirst: names.isEmpty) {
      case .name(let name):
        if isOtherCredit && origin == .visible { continue }
        // After a full name, one word alone is a place or a paper.
        if let first = names.first, first.contains(" "), !name.contains(" ") { continue }
        if !names.contains(name) { names.append(name) }
      case .otherCredit: isOtherCredit = true
      case .lead: isOtherCredit = false
      case .nothing: break
      }
      // What a bracket opens after a name is a role or a paper.
      if names.count >= 20 { break }
    }
    return names
  }

  private enum Piece {
    case name(String)
    case otherCredit
    case lead
    case nothing
  }

  private func name(
    _ piece: ArraySlice<NameWord>, _ text: [UInt8], _ origin: Origin, isFirst: Bool
  ) -> Piece {
    var piece = piece
    var hasLead = false
    while let word = piece.first {
      if BylineWords.otherCredits.contains(word.hash) { return .otherCredit }
      let isLead =
        BylineWords.leads.contains(word.hash)
        || (origin == .visible && piece.count > 2 && BylineWords.visibleLeads.contains(word.hash))
      guard isLead || (BylineWords.roles.contains(word.hash) && piece.count > 1) else { break }
      hasLead = true
      piece.removeFirst()
    }
    if piece.isEmpty { return hasLead ? .lead : .nothing }
    // The name ends at a place, a paper, a role.
    var count = 0
    for (index, word) in piece.enumerated() {
      if index >= 1, BylineWords.ends.contains(word.hash), !word.isCapitalized || index >= 2,
        !BylineWords.particles.contains(word.hash) || !isFollowedByName(piece, index)
      {
        break
      }
      if index >= 2, BylineWords.roles.contains(word.hash) { break }
      if word.isOdd && index >= 2 { break }
      count += 1
    }
    piece = piece.prefix(count)
    guard isName(piece, text, origin, hasLead: hasLead) else { return .nothing }
    return .name(NameCase.written(text, piece.map(\.range)))
  }

  private func isFollowedByName(_ piece: ArraySlice<NameWord>, _ index: Int) -> Bool {
    let next = piece.startIndex + index + 1
    return next < piece.endIndex && piece[next].isCapitalized
  }

  private func isName(
    _ piece: ArraySlice<NameWord>, _ text: [UInt8], _ origin: Origin, hasLead: Bool
  ) -> Bool {
    guard let first = piece.first, let last = piece.last, piece.count <= 6 else { return false }
    let whole = text[first.range.lowerBound..<last.range.upperBound]
    guard whole.count >= 2, whole.count <= 80 else { return false }
    if piece.count == 1 {
      guard !BylineWords.nobody.contains(first.hash), !BylineWords.organizations.contains(first.hash),
        !BylineWords.roles.contains(first.hash), !looksLikeAddress(whole),
        whole.contains(where: { $0.isLetter || $0 > 127 })
      else { return false }
      if origin == .visible { guard first.isCapitalized, !first.isOdd, hasLead else { return false } }
      return !isSite(whole)
    }
    var capitalized = 0
    for word in piece {
      if word.isOdd || BylineWords.organizations.contains(word.hash) { return false }
      if word.isCapitalized {
        capitalized += 1
      } else if !BylineWords.particles.contains(word.hash) && origin == .visible {
        return false
      }
    }
    guard capitalized >= 1 || origin == .field else { return false }
    if piece.count <= 3, piece.allSatisfy({ BylineWords.nobody.contains($0.hash) }) { return false }
    return !looksLikeAddress(whole) && !isSite(whole)
  }

  private func isSite(_ name: some Collection<UInt8>) -> Bool {
    let key = ComparisonKey.compact(name)
    return key.isEmpty || siteKeys.contains(key)
  }

  /// Whether a text is an e-mail address, a URL, a handle or a number.
  private func looksLikeAddress(_ text: ArraySlice<UInt8>) -> Bool {
    if text.contains(UInt8(ascii: "@")) || text.starts(with: "http".utf8) || text.starts(with: "www.".utf8) {
      return true
    }
    return text.allSatisfy { $0.isDigit || !($0.isLetter || $0 > 127) }
  }
}
