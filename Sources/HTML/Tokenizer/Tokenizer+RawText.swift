/// Text that only its own end tag ends: title and textarea, style and the like, script, plaintext, CDATA.
extension Tokenizer {
  /// A token of RCDATA (with references) or RAWTEXT (without).
  mutating func nextInRawText(references: Bool) -> Token {
    var run = TextRun(from: position)
    var offset = position
    scan: while true {
      if references {
        offset = source.endOfText(from: offset)
      } else {
        offset = source.hasNulls ? source.first(0x3C, 0x3C, from: offset) : source.first(0x3C, from: offset)
      }
      switch source[offset] {
      case 0x3C:
        if isAppropriateEndTag(at: offset) {
          if offset > position { break scan }
          model = .data
          return readTag(nameFrom: offset &+ 2, isEnd: true) ? .endTag : .end
        }
        offset &+= 1
      case 0x26: offset = reference(at: offset, run: &run, inAttribute: false)
      default:
        if offset == source.count { break scan }
        replaceNull(&run, at: offset)
        offset &+= 1
      }
    }
    return emit(run, upTo: offset)
  }

  /// Emits text from `position` to `offset`, or the end if there is none.
  private mutating func emit(_ run: TextRun, upTo offset: Int) -> Token {
    let begin = position
    position = offset
    if begin == offset { return .end }
    text = finish(run, at: offset)
    return .text
  }

  /// Whether `</` at an offset begins an end tag for the last start tag.
  private func isAppropriateEndTag(at offset: Int) -> Bool {
    let length = lastStartTag.count
    guard source[offset &+ 1] == 0x2F, length > 0, source.count &- offset &- 2 > length else { return false }
    for index in 0..<length
    where lowercaseASCII(source[offset &+ 2 &+ index]) != byte(at: lastStartTag.lowerBound &+ index) {
      return false
    }
    let after = source[offset &+ 2 &+ length]
    return after == 0x3E || after == 0x2F || isSpace(after)
  }

  /// A token of script data, its escaped states included: inside of `<!--` … `-->`, `<script` makes `</script` text.
  mutating func nextInScript() -> Token {
    enum Escape {
      case none
      case escaped
      case doubleEscaped
    }
    var escape = Escape.none
    var run = TextRun(from: position)
    var offset = position
    scan: while true {
      if escape != .none {
        offset = source.first(0x3C, 0x3E, from: offset)
      } else {
        offset = source.hasNulls ? source.first(0x3C, 0x3C, from: offset) : source.first(0x3C, from: offset)
      }
      switch source[offset] {
      case 0x3C:
        if escape != .doubleEscaped, isAppropriateEndTag(at: offset) {
          if offset > position { break scan }
          model = .data
          return readTag(nameFrom: offset &+ 2, isEnd: true) ? .endTag : .end
        }
        offset &+= 1
        switch escape {
        case .none:
          if source[offset] == 0x21, source[offset &+ 1] == 0x2D, source[offset &+ 2] == 0x2D {
            escape = .escaped
            // `<!-->` is no longer escaped: the `>` is met next, with the dashes before it.
            offset &+= 3
          }
        case .escaped:
          if let end = endOfScriptName(at: offset) {
            escape = .doubleEscaped
            offset = end
          }
        case .doubleEscaped:
          if source[offset] == 0x2F, let end = endOfScriptName(at: offset &+ 1) {
            escape = .escaped
            offset = end
          }
        }
      case 0x3E:
        if source[offset &- 1] == 0x2D, source[offset &- 2] == 0x2D { escape = .none }
        offset &+= 1
      default:
        if offset == source.count { break scan }
        replaceNull(&run, at: offset)
        offset &+= 1
      }
    }
    return emit(run, upTo: offset)
  }

  /// Where to go on after `script` and a byte that ends a name, nil if something else is there.
  private func endOfScriptName(at offset: Int) -> Int? {
    guard matches("script", at: offset) else { return nil }
    let after = source[offset &+ 6]
    return after == 0x3E || after == 0x2F || isSpace(after) ? offset &+ 7 : nil
  }

  /// All that is left, as text.
  mutating func nextInPlaintext() -> Token {
    let begin = position
    position = source.count
    if begin == position { return .end }
    text = replacingNulls(begin..<position)
    return .text
  }

  /// A token of a CDATA section, nil at its end.
  mutating func nextInCDATA() -> Token? {
    var offset = position
    if source[offset] == 0, offset < source.count {
      position &+= 1
      return .null
    }
    while true {
      offset = source.first(0x5D, 0x5D, from: offset)
      if source[offset] == 0 { break }
      if source[offset &+ 1] == 0x5D, source[offset &+ 2] == 0x3E { break }
      offset &+= 1
    }
    let begin = position
    position = offset
    if offset > begin {
      text = begin..<offset
      return .text
    }
    model = .data
    if offset == source.count { return .end }
    position = offset &+ 3
    return nil
  }
}
