/// Tags and their attributes (tag name state to self-closing start tag state).
extension Tokenizer {
  /// Reads a tag to its `>`.
  ///
  /// - Returns: false if the page ends inside of it: it is dropped then.
  mutating func readTag(nameFrom start: Int, isEnd: Bool) -> Bool {
    tagAttributes = attributes.count
    selfClosing = false
    var offset = source.endOfName(from: start)
    let key = NameTable.key(source, from: start, to: offset)
    let after = source[offset]
    if offset &- start <= 16, key.isLowerCase(length: offset &- start),
      after == 0x3E || after == 0x20 || after == 0x2F || after == 0x0A
    {
      tag = Tag(number: tagTable.number(of: key))
      name = start..<offset
    } else {
      guard let end = readUnusualName(from: start) else {
        position = source.count
        return false
      }
      offset = end
    }
    let sideCount = side.count
    if source[offset] == 0x3E {
      offset &+= 1
    } else {
      guard let end = readAttributes(from: offset) else {
        position = source.count
        dropAttributes()
        return false
      }
      offset = end
    }
    position = offset
    if isEnd {
      dropAttributes()
      side.removeLast(side.count &- sideCount)
    } else {
      lastStartTag = name
    }
    return true
  }

  /// Reads a tag's name that may have capitals, zeros or any other bytes.
  ///
  /// - Returns: where it ends, nil if the page does.
  @inline(never) private mutating func readUnusualName(from start: Int) -> Int? {
    var offset = start
    var changes = false
    while true {
      let byte = source[offset]
      if byte == 0x3E || byte == 0x2F || isSpace(byte) { break }
      if byte == 0, offset == source.count { return nil }
      changes = changes || byte == 0 || byte &- 0x41 < 26
      offset &+= 1
    }
    let number = tagTable.number(of: start..<offset, in: source)
    tag = Tag(number: number)
    if !changes {
      name = start..<offset
    } else if number == 0 || pool.tagsWithCapitals[number] {
      name = lowercasedCopy(start..<offset)
    } else {
      name = pooled(pool.tags[number])
    }
    return offset
  }

  /// Reads the end tag that is likely to be there, if it is, has no capitals and nothing after its name.
  @inline(__always) mutating func readExpectedEnd(nameFrom start: Int) -> Bool {
    let number = Int(expectedEnd.rawValue)
    let end = pool.ends[number]
    guard source.word(at: start) & end.mask == end.word else { return false }
    tag = expectedEnd
    name = start..<(start &+ end.length)
    tagAttributes = attributes.count
    selfClosing = false
    position = name.upperBound &+ 1
    return true
  }

  /// Forgets the last tag's attributes.
  @inline(__always) mutating func dropAttributes() {
    attributes.removeLast(attributes.count &- tagAttributes)
  }

  /// A range of the name pool as one of the side buffer.
  @inline(__always) func pooled(_ range: Range<Int>) -> Range<Int> {
    (source.count &+ range.lowerBound)..<(source.count &+ range.upperBound)
  }

  /// The range of source in lower case, with U+FFFD for zero bytes.
  mutating func lowercasedCopy(_ range: Range<Int>) -> Range<Int> {
    let start = sideEnd
    for offset in range {
      let byte = source[offset]
      if byte == 0 { side.appendScalar(0xFFFD) } else { side.append(lowercaseASCII(byte)) }
    }
    return start..<sideEnd
  }
}
