/// Character references that stand in text a second time: in JSON-LD, and in attributes that were escaped twice.
///
/// The parser has undone a page's own references already. What is left over is mostly quotes, dashes and letters of
/// Latin-1, so only these names are known here; numbers are all taken.
enum CharacterReference {
  /// The scalar value of the reference that starts with `&` at `index`, and the offset after it.
  static func decode(_ text: [UInt8], at index: Int, end: Int) -> (scalar: UInt32, end: Int)? {
    var i = index + 1
    guard i < end else { return nil }
    if text[i] == UInt8(ascii: "#") { return number(text, at: i + 1, end: end) }
    let limit = min(end, i + 9)
    while i < limit, text[i].isLetter || text[i].isDigit { i += 1 }
    guard i < end, text[i] == UInt8(ascii: ";"), i > index + 1 else { return nil }
    return names[WordHash.of(Array(text[index + 1..<i]))].map { ($0, i + 1) }
  }

  private static func number(_ text: [UInt8], at start: Int, end: Int) -> (scalar: UInt32, end: Int)? {
    var i = start
    var value: UInt32 = 0
    let isHex = i < end && text[i].lowered == UInt8(ascii: "x")
    if isHex { i += 1 }
    let first = i
    while i < min(end, first + 8) {
      let byte = text[i].lowered
      if byte.isDigit {
        value = value &* (isHex ? 16 : 10) &+ UInt32(byte - 48)
      } else if isHex, byte >= 97, byte <= 102 {
        value = value &* 16 &+ UInt32(byte - 87)
      } else {
        break
      }
      i += 1
    }
    guard i > first, i < end, text[i] == UInt8(ascii: ";"), Unicode.Scalar(value) != nil, value > 0 else { return nil }
    return (value, i + 1)
  }

  private static let names: [UInt32: UInt32] = {
    var names: [UInt32: UInt32] = [:]
    for (name, scalar) in [
      ("amp", 0x26), ("lt", 0x3C), ("gt", 0x3E), ("quot", 0x22), ("apos", 0x27), ("nbsp", 0xA0), ("ndash", 0x2013),
      ("mdash", 0x2014), ("lsquo", 0x2018), ("rsquo", 0x2019), ("sbquo", 0x201A), ("ldquo", 0x201C),
      ("rdquo", 0x201D), ("bdquo", 0x201E), ("hellip", 0x2026), ("bull", 0x2022), ("middot", 0xB7), ("laquo", 0xAB),
      ("raquo", 0xBB), ("lsaquo", 0x2039), ("rsaquo", 0x203A), ("euro", 0x20AC), ("trade", 0x2122), ("shy", 0xAD),
      ("zwnj", 0x200C), ("zwj", 0x200D), ("lrm", 0x200E), ("rlm", 0x200F), ("Scaron", 0x160), ("scaron", 0x161),
      ("OElig", 0x152), ("oelig", 0x153), ("Yuml", 0x178), ("thinsp", 0x2009), ("ensp", 0x2002), ("emsp", 0x2003),
      ("prime", 0x2032), ("Prime", 0x2033), ("minus", 0x2212), ("rarr", 0x2192), ("larr", 0x2190),
    ] as [(String, UInt32)] {
      names[WordHash.of(Array(name.utf8))] = scalar
    }
    for (offset, name) in latin1.split(whereSeparator: { $0 == " " || $0 == "\n" }).enumerated() {
      names[WordHash.of(Array(name.utf8))] = 0xA1 + UInt32(offset)
    }
    return names
  }()

  /// Names of U+00A1 to U+00FF in order.
  private static let latin1 = """
    iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para \
    middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave \
    Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute \
    Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave \
    iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn \
    yuml
    """
}
