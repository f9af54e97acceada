/// Tags and their attributes (tag name state to self-closing start tag state).
extension Tokenizer {
  /// Reads a tag to its `>`.
  ///
  /// - Returns: false if the page ends inside of it: it is dropped then.
  mutating func readTag(nameFrom start: Int, isEnd: Bool) -> Bool {
    tagAttributes = attributes.count
    selfClosing = false
    var offset = start
    var capital = false
    // 0 is at the page's end or a zero byte; both are rare.
    while true {
      let byte = source[offset]
      if byte &- 0x61 < 26 {
      } else if byte == 0x3E || byte == 0x2F || isSpace(byte) {
        break
      } else if byte &- 0x41 < 26 {
        capital = true
      } else if byte == 0 {
        if offset == source.count {
          position = offset
          return false
        }
        capital = true
      }
      offset &+= 1
    }
    let number = tagTable.number(source, from: start, to: offset, capital: capital)
    tag = Tag(number: number)
    if !capital {
      name = start..<offset
    } else if number == 0 || pool.tagsWithCapitals[number] {
      name = lowercasedCopy(start..<offset)
    } else {
      name = pooled(pool.tags[number])
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

  /// Reads the end tag that is likely to be there, if it is, has no capitals and nothing after its name.
  @inline(__always) mutating func readExpectedEnd(nameFrom start: Int) -> Bool {
    let number = Int(expectedEnd.rawValue)
    guard source.word(at: start) & pool.endMasks[number] == pool.endWords[number] else { return false }
    tag = expectedEnd
    name = start..<(start &+ pool.tags[number].count)
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
