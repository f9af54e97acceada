/// Bylines in Chinese, Japanese and Korean, where no spaces part the words: "記者王小明／台北報導", "홍길동 기자".
enum CJKByline {
  private static let leads: [[UInt8]] = [
    "編輯", "编辑", "撰文", "作者", "記者", "记者", "文/", "文／", "文", "執筆者", "執筆", "著者", "筆者", "綜合報導", "特派員", "通訊員", "通讯员", "本報",
    "本报", "특파원", "글",
  ].map { Array($0.utf8) }
  /// What comes before others than the author: the editor in charge, the source.
  private static let otherLeads: [[UInt8]] = ["責任編輯", "责任编辑", "責編", "责编", "来源", "來源"].map { Array($0.utf8) }
  private static let ends: [[UInt8]] = [
    "報導", "报道", "記者", "记者", "編輯", "编辑", "기자", "특파원", "綜合", "整理", "撰稿",
  ].map { Array($0.utf8) }
  private static let reports: [[UInt8]] = ["報導", "报道", "綜合"].map { Array($0.utf8) }
  private static let organizationEnds: [[UInt8]] = [
    "社", "網", "网", "報", "报", "新聞", "新闻", "中心", "部", "局", "編集", "뉴스", "신문", "일보", "방송", "매일",
  ].map { Array($0.utf8) }

  /// Whether a text begins with a lead and a colon: "作者：", "記者：".
  static func opens(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first, first >= 0xE3 else { return false }
    return leads.contains { lead in
      guard text.starts(with: lead) else { return false }
      let rest = text.dropFirst(lead.count)
      return rest.starts(with: "：".utf8) || rest.first == UInt8(ascii: ":")
    }
  }

  /// Whether a text is a line of credits such as closes an article: "（责任编辑：王小明）", "编辑 王小明 校对 李明".
  static func isCredits(_ text: ArraySlice<UInt8>) -> Bool {
    // A bracket of ASCII, or the first byte of what such a line begins with.
    guard text.count <= 120, let first = text.first,
      first >= 0xE3 || first == UInt8(ascii: "(") || first == UInt8(ascii: "[")
    else { return false }
    var text = text
    for bracket in ["（", "【", "(", "[", "［", "〔"] where text.starts(with: bracket.utf8) {
      text = text.dropFirst(bracket.utf8.count)
    }
    let credit = credits.first { text.starts(with: $0) }
    guard let credit else { return false }
    let rest = text.dropFirst(credit.count)
    return rest.starts(with: "：".utf8) || rest.first == UInt8(ascii: ":") || rest.first == 0x20
      || rest.starts(with: "/".utf8) || rest.starts(with: "／".utf8)
  }

  private static let credits: [[UInt8]] =
    otherLeads + ["編輯", "编辑", "校对", "校對", "審核", "审核", "值班", "監製", "监制", "美编", "图编", "編集", "校閲"].map { Array($0.utf8) }

  /// The names in a byline of Han, Kana or Hangul, and the organizations; nil where the text is none. What stands among
  /// them in Latin letters are no names: "责任编辑：王小明 PK155".
  ///
  /// - Parameter isJapanese: whether a space parts the two names of one person.
  static func credits(
    in text: [UInt8], _ range: Range<Int>, isJapanese: Bool
  ) -> (names: [String], organizations: [String])? {
    let range = withoutEmail(text, range)
    var own = 0
    var foreign = 0
    for byte in text[range] {
      if byte >= 0xE3, byte <= 0xED { own += 1 }
      if byte.isLetter || (byte >= 0xC3 && byte <= 0xDF) { foreign += 1 }
    }
    guard own > foreign else { return nil }
    var names: [String] = []
    var organizations: [String] = []
    var isOther = false
    for piece in isJapanese ? joined(pieces(text, range), text) : pieces(text, range) {
      var piece = piece
      var hasLead = false
      if let lead = otherLeads.first(where: { text[piece].starts(with: $0) }) {
        piece = piece.lowerBound + lead.count..<piece.upperBound
        isOther = true
      }
      while let lead = leads.first(where: { text[piece].starts(with: $0) }) {
        piece = piece.lowerBound + lead.count..<piece.upperBound
        hasLead = true
        isOther = false
      }
      if isOther { continue }
      // "台北報導" says from where.
      if !hasLead, reports.contains(where: { text[piece].reversed().starts(with: $0.reversed()) }) { continue }
      while let end = ends.first(where: { text[piece].reversed().starts(with: $0.reversed()) }) {
        piece = piece.lowerBound..<piece.upperBound - end.count
      }
      // A name has two to six characters, each of three bytes; one from another language has more, and a dot.
      let name = String(decoding: text[piece], as: UTF8.self)
      let hasDot = name.contains { $0 == "·" || $0 == "・" }
      guard piece.count >= 6, piece.count <= (hasDot ? 48 : 25) else { continue }
      if organizationEnds.contains(where: { text[piece].reversed().starts(with: $0.reversed()) }) {
        organizations.append(name)
        continue
      }
      if !names.contains(name) { names.append(name) }
      if names.count >= 20 { break }
    }
    return (names, organizations)
  }

  /// The pieces with family and given name as one: two neighbours of at most four characters, a space between them.
  private static func joined(_ pieces: [Range<Int>], _ text: [UInt8]) -> [Range<Int>] {
    var joined: [Range<Int>] = []
    var isFamilyName = false
    for piece in pieces {
      if isFamilyName, let last = joined.last, piece.count <= 12, isSpace(text[last.upperBound..<piece.lowerBound]) {
        joined[joined.count - 1] = last.lowerBound..<piece.upperBound
        isFamilyName = false
      } else {
        joined.append(piece)
        isFamilyName =
          piece.count <= 12 && !leads.contains { text[piece].elementsEqual($0) }
          && !organizationEnds.contains { text[piece].reversed().starts(with: $0.reversed()) }
      }
    }
    return joined
  }

  /// Whether one space stands here, narrow or wide.
  private static func isSpace(_ text: ArraySlice<UInt8>) -> Bool {
    text.elementsEqual([0x20]) || text.elementsEqual([0xE3, 0x80, 0x80])
  }

  /// The text before an e-mail address: "홍길동 기자 (hong@example.com)".
  private static func withoutEmail(_ text: [UInt8], _ range: Range<Int>) -> Range<Int> {
    guard let at = text[range].firstIndex(of: UInt8(ascii: "@")) else { return range }
    let before = text[range.lowerBound..<at].lastIndex { !($0.isLetter || $0.isDigit || [45, 46, 95].contains($0)) }
    return range.lowerBound..<(before.map { $0 + 1 } ?? range.lowerBound)
  }

  private static func pieces(_ text: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    var i = start
    while i < range.upperBound {
      let (scalar, size) = UTF8Scalar.decode(text, at: i, end: range.upperBound)
      switch CharacterClass.of(max(scalar, 0x80)) {
      case .ideograph where scalar >= 0x80: break
      case .letter where scalar >= 0x80: break
      // Between two letters it parts the words of one name.
      case _ where (scalar == 0xB7 || scalar == 0x30FB) && start < i && i + size < range.upperBound: break
      default:
        if start < i { pieces.append(start..<i) }
        start = i + size
      }
      i += size
    }
    if start < range.upperBound { pieces.append(start..<range.upperBound) }
    return pieces
  }
}
