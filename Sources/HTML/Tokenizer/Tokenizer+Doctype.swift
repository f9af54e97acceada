/// Doctypes (doctype state to bogus doctype state).
extension Tokenizer {
  /// Reads a doctype from after `<!doctype`.
  mutating func readDoctype(from start: Int) {
    doctype = Doctype()
    var offset = skipSpace(start)
    if source[offset] == 0x3E || offset == source.count {
      doctype.forceQuirks = true
      return finishDoctype(at: offset)
    }
    let nameStart = offset
    while offset < source.count, source[offset] != 0x3E, !isSpace(source[offset]) { offset += 1 }
    doctype.name = lowercasedCopy(nameStart..<offset)
    offset = skipSpace(offset)
    if source[offset] == 0x3E { return finishDoctype(at: offset) }
    if offset == source.count {
      doctype.forceQuirks = true
      return finishDoctype(at: offset)
    }
    if matches("public", at: offset) {
      guard let end = readIdentifier(from: offset + 6, into: \.publicID) else { return }
      offset = skipSpace(end)
      let byte = source[offset]
      if byte == 0x3E || offset == source.count {
        doctype.forceQuirks = offset == source.count
        return finishDoctype(at: offset)
      }
      guard byte == 0x22 || byte == 0x27 else {
        doctype.forceQuirks = true
        return finishDoctype(at: source.first(0x3E, from: offset))
      }
      guard let end = readIdentifier(from: offset, into: \.systemID) else { return }
      return afterSystemIdentifier(at: end)
    }
    if matches("system", at: offset) {
      guard let end = readIdentifier(from: offset + 6, into: \.systemID) else { return }
      return afterSystemIdentifier(at: end)
    }
    doctype.forceQuirks = true
    finishDoctype(at: source.first(0x3E, from: offset))
  }

  /// Reads a quoted identifier, white space before it.
  ///
  /// - Returns: where the doctype goes on; nil if it ended for want of a quote.
  private mutating func readIdentifier(
    from start: Int, into path: WritableKeyPath<Doctype, Range<Int>?>
  ) -> Int? {
    let begin = skipSpace(start)
    let quote = source[begin]
    guard quote == 0x22 || quote == 0x27 else {
      doctype.forceQuirks = true
      finishDoctype(at: source.first(0x3E, from: begin))
      return nil
    }
    var end = begin + 1
    while end < source.count, source[end] != quote, source[end] != 0x3E { end += 1 }
    doctype[keyPath: path] = replacingNulls((begin + 1)..<end)
    if source[end] != quote {
      doctype.forceQuirks = true
      finishDoctype(at: end)
      return nil
    }
    return end + 1
  }

  private mutating func afterSystemIdentifier(at start: Int) {
    let offset = skipSpace(start)
    if offset == source.count { doctype.forceQuirks = true }
    // Anything else before the `>` is an error that does not set the quirks flag.
    finishDoctype(at: source.first(0x3E, from: offset))
  }

  private func skipSpace(_ start: Int) -> Int {
    var offset = start
    while isSpace(source[offset]) { offset += 1 }
    return offset
  }

  private mutating func finishDoctype(at offset: Int) {
    position = min(offset + 1, source.count)
  }
}
