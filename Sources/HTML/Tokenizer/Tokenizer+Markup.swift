/// What begins with `<` in the data state: tags, comments, doctypes.
extension Tokenizer {
  /// What a `<` turned out to be.
  enum Markup {
    case token(Token)
    /// Something that yields no token, such as `</>`; `position` is after it.
    case nothing
    /// Text.
    case characters
  }

  /// Reads on from a `<` at `position` (tag open state).
  @inline(__always) mutating func markup() -> Markup {
    let next = source[position &+ 1]
    if isLetter(next) { return readTag(nameFrom: position &+ 1, isEnd: false) ? .token(.startTag) : .nothing }
    switch next {
    case 0x2F:
      let first = source[position &+ 2]
      if isLetter(first) {
        if readExpectedEnd(nameFrom: position &+ 2) { return .token(.endTag) }
        return readTag(nameFrom: position &+ 2, isEnd: true) ? .token(.endTag) : .nothing
      }
      if position &+ 2 == source.count { return .characters }
      if first == 0x3E {
        position &+= 3
        return .nothing
      }
      return bogusComment(from: position &+ 2)
    case 0x21: return markupDeclaration()
    case 0x3F: return bogusComment(from: position &+ 1)
    default: return .characters
    }
  }

  /// A comment up to the next `>` (bogus comment state).
  private mutating func bogusComment(from start: Int) -> Markup {
    let end = source.first(0x3E, from: start)
    text = replacingNulls(start..<end)
    position = min(end &+ 1, source.count)
    return .token(.comment)
  }

  /// What begins with `<!` (markup declaration open state).
  private mutating func markupDeclaration() -> Markup {
    let start = position &+ 2
    if source[start] == 0x2D, source[start &+ 1] == 0x2D {
      comment(from: start &+ 2)
      return .token(.comment)
    }
    if matches("doctype", at: start) {
      readDoctype(from: start &+ 7)
      return .token(.doctype)
    }
    if inForeignContent, matchesExactly("[CDATA[", at: start) {
      position = start &+ 7
      model = .cdata
      return .nothing
    }
    return bogusComment(from: start)
  }

  /// A comment's data from after `<!--`: it ends at `-->` or `--!>`, or at once at `>` or `->`.
  private mutating func comment(from start: Int) {
    if source[start] == 0x3E {
      text = start..<start
      position = start &+ 1
      return
    }
    if source[start] == 0x2D, source[start &+ 1] == 0x3E {
      text = start..<start
      position = start &+ 2
      return
    }
    var offset = start
    while true {
      offset = source.first(0x3E, from: offset)
      if offset == source.count { break }
      if offset &- start >= 2, source[offset &- 1] == 0x2D, source[offset &- 2] == 0x2D {
        text = replacingNulls(start..<(offset &- 2))
        position = offset &+ 1
        return
      }
      if offset &- start >= 3, source[offset &- 1] == 0x21, source[offset &- 2] == 0x2D, source[offset &- 3] == 0x2D {
        text = replacingNulls(start..<(offset &- 3))
        position = offset &+ 1
        return
      }
      offset &+= 1
    }
    // The page ends inside of the comment: what may have been the beginning of its end is not data.
    var end = source.count
    if end &- start >= 3, source[end &- 1] == 0x21, source[end &- 2] == 0x2D, source[end &- 3] == 0x2D {
      end &-= 3
    } else if end > start, source[end &- 1] == 0x2D {
      end &-= end &- start >= 2 && source[end &- 2] == 0x2D ? 2 : 1
    }
    text = replacingNulls(start..<end)
    position = source.count
  }

  /// Whether the source goes on with these small letters, in either case.
  func matches(_ name: StaticString, at start: Int) -> Bool {
    guard source.count &- start >= name.utf8CodeUnitCount else { return false }
    return name.withUTF8Buffer { bytes in
      for index in 0..<bytes.count where lowercaseASCII(source[start &+ index]) != bytes[index] { return false }
      return true
    }
  }

  private func matchesExactly(_ name: StaticString, at start: Int) -> Bool {
    guard source.count &- start >= name.utf8CodeUnitCount else { return false }
    return name.withUTF8Buffer { bytes in
      for index in 0..<bytes.count where source[start &+ index] != bytes[index] { return false }
      return true
    }
  }
}
