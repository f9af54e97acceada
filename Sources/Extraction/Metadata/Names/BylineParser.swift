/// Finds the names of people in a byline: "By Jane Doe and John Roe, Staff Writers".
struct BylineParser {
  /// Where a byline comes from: a field that should hold a name, or a line that readers see.
  enum Origin {
    case field, visible
  }

  /// The site, whose names are no person's.
  var site: SiteName
  /// The page's language, where it is declared.
  var language: Language2?

  /// Who is credited in a byline.
  struct Credits {
    /// The authors.
    var names: [String] = []
    /// Those credited for something else: photographs, translation, editing.
    var others: [String] = []
    /// The agencies and desks among the authors.
    var organizations: [String] = []
  }

  /// The names in a byline, in order, each once. Empty where there is none.
  func names(in text: [UInt8], _ range: Range<Int>, from origin: Origin) -> [String] {
    credits(in: text, range, from: origin).names
  }

  /// The people credited in a byline.
  func credits(in text: [UInt8], _ range: Range<Int>, from origin: Origin) -> Credits {
    var credits = Credits()
    guard range.count <= 600 else { return credits }
    if let found = CJKByline.credits(in: text, range, isJapanese: language == Language2("ja")) {
      credits.names = found.names.filter { !isSite(Array($0.utf8), origin) }
      if origin == .field, credits.names.isEmpty, site.matches(text[range]) || !found.organizations.isEmpty {
        credits.organizations = [String(decoding: text[range], as: UTF8.self)]
      }
      return credits
    }
    if origin == .field, isSite(text[range], origin) {
      credits.organizations = [String(decoding: text[range], as: UTF8.self)]
      return credits
    }
    let words = NameWord.cut(text, range)
    var isOtherCredit = false
    var start = 0
    // The mark before a piece; a conjunction counts as one.
    var before: UInt8 = 0
    for i in words.indices {
      let isConjunction = words[i].mark == 0 && BylineWords.conjunctions.contains(words[i].hash) && i > start
      // "By Jane Doe Photographs by John Roe": a new credit begins without a mark.
      let isBeforeCredit =
        origin == .visible && i > start && i + 1 < words.count && BylineWords.otherCredits.contains(words[i + 1].hash)
      guard words[i].mark != 0 || isConjunction || isBeforeCredit else { continue }
      let piece = words[start..<(isConjunction ? i : i + 1)]
      start = i + 1
      let mark = before
      let isOnlyConjunction = piece.count == 1 && BylineWords.conjunctions.contains(words[i].hash)
      before = isConjunction || isOnlyConjunction ? UInt8(ascii: "&") : words[i].mark
      // A line of its own after a name: a function, a topic, a button.
      let isOwnLine = origin == .visible && (mark == 10 || mark == UInt8(ascii: ":")) && !credits.names.isEmpty
      switch name(piece, text, origin, isFirst: credits.names.isEmpty, isOwnLine: isOwnLine, &isOtherCredit) {
      case .name(let name):
        if isOtherCredit {
          credits.others.append(name)
          continue
        }
        // After a full name, one word alone is a place or a paper.
        if let first = credits.names.first, first.utf8.contains(32), !name.utf8.contains(32) { continue }
        if !credits.names.contains(name) { credits.names.append(name) }
      case .suffix(let suffix):
        if let last = credits.names.last, !last.hasSuffix(suffix) {
          credits.names[credits.names.count - 1] = last + " " + suffix
        }
      case .organization(let name):
        if !isOtherCredit, !credits.organizations.contains(name) { credits.organizations.append(name) }
      case .nothing: break
      case .end: return credits
      }
      if credits.names.count + credits.organizations.count >= 20 { break }
    }
    return credits
  }

  private enum Piece {
    case name(String)
    /// "Jr." and the like, which belong to the name before.
    case suffix(String)
    /// An agency or a desk.
    case organization(String)
    case nothing
    /// "Posted in": what follows are no names.
    case end
  }

  private func name(
    _ piece: ArraySlice<NameWord>, _ text: [UInt8], _ origin: Origin, isFirst: Bool, isOwnLine: Bool,
    _ isOtherCredit: inout Bool
  ) -> Piece {
    var piece = piece
    var hasLead = false
    // "Tested by", "Fact checked by": whatever comes before "by" and is no lead is another credit.
    for offset in [1, 2] where offset < piece.count {
      let by = piece[piece.startIndex + offset]
      guard Self.bys.contains(by.hash), !by.isCapitalized || piece.count > offset + 1,
        !BylineWords.leads.contains(piece[piece.startIndex].hash),
        // In a field "Peter von Schmidt" is a name.
        origin == .visible || !BylineWords.particles.contains(by.hash)
      else { continue }
      isOtherCredit = true
      piece = piece.dropFirst(offset + 1)
      break
    }
    if piece.count == 1, let word = piece.first, BylineWords.suffixes.contains(word.hash) {
      return .suffix(String(decoding: text[word.range], as: UTF8.self))
    }
    let whole = piece
    while let word = piece.first {
      let isOther = BylineWords.otherCredits.contains(word.hash) && (origin == .visible || piece.count > 2)
      let isLead =
        BylineWords.leads.contains(word.hash)
        || (origin == .visible && piece.count > 2 && BylineWords.visibleLeads.contains(word.hash))
      guard isOther || isLead || (BylineWords.roles.contains(word.hash) && piece.count > 1) else { break }
      if isOther {
        isOtherCredit = true
      } else if isLead {
        hasLead = true
        if !isBy(word) { isOtherCredit = false }
      }
      piece.removeFirst()
    }
    guard let first = piece.first, hasLead || !isOwnLine else { return .nothing }
    let organization =
      origin == .field || hasLead || isFirst ? OrganizationName.found(hasLead ? piece : whole, text, site: site) : nil
    if hasLead, origin == .visible, !first.isCapitalized, BylineWords.ends.contains(first.hash) { return .end }
    // A function after a name is one; before any name only a byline with a lead has both in one piece.
    if !isFirst || (origin == .visible && !hasLead && piece.count < 4),
      piece.contains(where: { BylineWords.roles.contains($0.tailHash) })
    {
      return organization.map { .organization($0) } ?? .nothing
    }
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
    guard isName(piece, text, origin) else { return organization.map { .organization($0) } ?? .nothing }
    return .name(NameCase.written(text, piece.map(\.range)))
  }

  private static let bys = WordTable(words: "by von par por")

  private static let domainEnds = [".com", ".org", ".net", ".info", ".de", ".co.uk"].map { Array($0.utf8) }

  /// Whether a word is one of the short ones that a credit of any kind has: "by", "von", "di".
  private func isBy(_ word: NameWord) -> Bool { word.range.count <= 3 }

  private func isFollowedByName(_ piece: ArraySlice<NameWord>, _ index: Int) -> Bool {
    let next = piece.startIndex + index + 1
    return next < piece.endIndex && piece[next].isCapitalized
  }

  private func isName(_ piece: ArraySlice<NameWord>, _ text: [UInt8], _ origin: Origin) -> Bool {
    guard let first = piece.first, let last = piece.last, piece.count <= 6 else { return false }
    let whole = text[first.range.lowerBound..<last.range.upperBound]
    guard whole.count >= 2, whole.count <= 80 else { return false }
    if piece.count == 1 {
      guard !BylineWords.nobody.contains(first.hash), !BylineWords.organizations.contains(first.tailHash),
        !BylineWords.roles.contains(first.hash), !looksLikeAddress(whole),
        whole.contains(where: { $0.isLetter || $0 > 127 })
      else { return false }
      if origin == .visible { guard first.isCapitalized, !first.isOdd else { return false } }
      return !isSite(whole, origin)
    }
    guard first.isCapitalized || BylineWords.particles.contains(first.hash) || origin == .field,
      !BylineWords.ends.contains(first.hash) || BylineWords.particles.contains(first.hash) || first.isCapitalized
    else { return false }
    if !first.isCapitalized, text[first.range].elementsEqual("of".utf8) { return false }
    var capitalized = 0
    for word in piece {
      if word.isOdd || BylineWords.organizations.contains(word.tailHash) { return false }
      if word.isCapitalized {
        capitalized += 1
      } else if !BylineWords.particles.contains(word.hash) && origin == .visible {
        return false
      }
    }
    guard capitalized >= 1 || origin == .field else { return false }
    if piece.count <= 3, piece.allSatisfy({ BylineWords.nobody.contains($0.hash) }) { return false }
    return !looksLikeAddress(whole) && !isSite(whole, origin) && !site.opensAcronym(whole)
  }

  /// Whether a name is the site's. A field may name the person that a domain is called after.
  private func isSite(_ name: some Collection<UInt8>, _ origin: Origin) -> Bool {
    let key = ComparisonKey.compact(name)
    if key.isEmpty { return true }
    return origin == .field && name.contains(32) ? site.statedKeys.contains(key) : site.keys.contains(key)
  }

  /// Whether a text is an e-mail address, a URL, a handle or a number.
  private func looksLikeAddress(_ text: ArraySlice<UInt8>) -> Bool {
    if text.contains(UInt8(ascii: "@")) || text.starts(with: "http".utf8) || text.starts(with: "www.".utf8) {
      return true
    }
    if !text.contains(32), Self.domainEnds.contains(where: { text.suffix($0.count).elementsEqual($0) }) { return true }
    return text.allSatisfy { $0.isDigit || !($0.isLetter || $0 > 127) }
  }
}
