/// Attributes of a tag (before attribute name state to after attribute value state).
extension Tokenizer {
  /// Reads attributes from after a tag's name to after its `>`.
  ///
  /// - Returns: nil if the page ends inside of the tag.
  mutating func readAttributes(from start: Int) -> Int? {
    var offset = start
    tagMarks = 0
    seen.count = 0
    while true {
      // Before an attribute's name.
      var byte = source[offset]
      while isSpace(byte) {
        offset &+= 1
        byte = source[offset]
      }
      if byte == 0x3E { return offset &+ 1 }
      if byte == 0x2F {
        offset &+= 1
        if source[offset] == 0x3E {
          selfClosing = true
          return offset &+ 1
        }
        continue
      }
      if byte == 0, offset == source.count { return nil }

      // Its name; any byte may be the first, `=` too.
      let nameStart = offset
      offset = source.endOfName(from: nameStart &+ 1)
      byte = source[offset]
      if byte < 0x20, !isSpace(byte) {
        guard let end = endOfUnusualName(from: offset) else { return nil }
        offset = end
        byte = source[offset]
      }
      let nameEnd = offset

      // Its value.
      while isSpace(byte) {
        offset &+= 1
        byte = source[offset]
      }
      var value = nameEnd..<nameEnd
      if byte == 0x3D {
        offset &+= 1
        byte = source[offset]
        while isSpace(byte) {
          offset &+= 1
          byte = source[offset]
        }
        if byte == 0x22 || byte == 0x27 {
          let start = offset &+ 1
          offset = byte == 0x22 ? source.first(0x22, 0x26, from: start) : source.first(0x27, 0x26, from: start)
          if source[offset] == byte {
            value = start..<offset
            offset &+= 1
          } else {
            guard let end = readQuoted(from: start, on: offset, quote: byte, value: &value) else { return nil }
            offset = end
          }
        } else if byte != 0x3E {
          guard let end = readUnquoted(from: offset, value: &value) else { return nil }
          offset = end
        }
      }
      addAttribute(nameStart..<nameEnd, value: value)
    }
  }

  /// Where a name ends that has control characters in it, nil if the page ends first.
  @inline(never) private func endOfUnusualName(from start: Int) -> Int? {
    var offset = start
    while true {
      let byte = source[offset]
      if byte == 0, offset == source.count { return nil }
      if byte == 0x3D || byte == 0x3E || byte == 0x2F || isSpace(byte) { return offset }
      offset = source.endOfName(from: offset &+ 1)
    }
  }

  /// Reads a value on to its quote, from a reference or zero in it; returns where the tag goes on.
  @inline(never) private mutating func readQuoted(
    from start: Int, on: Int, quote: UInt8, value: inout Range<Int>
  ) -> Int? {
    var run = TextRun(from: start)
    var offset = on
    while true {
      switch source[offset] {
      case quote:
        value = finish(run, at: offset)
        return offset &+ 1
      case 0x26: offset = reference(at: offset, run: &run, inAttribute: true)
      default:
        if offset == source.count { return nil }
        replaceNull(&run, at: offset)
        offset &+= 1
      }
      offset = source.first(quote, 0x26, from: offset)
    }
  }

  /// Reads a value up to white space or `>`; returns where the tag goes on.
  private mutating func readUnquoted(from start: Int, value: inout Range<Int>) -> Int? {
    var run = TextRun(from: start)
    var offset = start
    while true {
      let byte = source[offset]
      if byte == 0x3E || isSpace(byte) {
        value = finish(run, at: offset)
        return offset
      }
      if byte == 0x26 {
        offset = reference(at: offset, run: &run, inAttribute: true)
        continue
      }
      if byte == 0 {
        if offset == source.count { return nil }
        replaceNull(&run, at: offset)
      }
      offset &+= 1
    }
  }

  /// Adds an attribute to the tag unless it has one of that name or no room.
  @inline(__always) private mutating func addAttribute(_ range: Range<Int>, value: Range<Int>) {
    let key = NameTable.key(source, from: range.lowerBound, to: range.upperBound)
    if range.count <= 16, key.isLowerCase(length: range.count) {
      let number = attributeTable.number(of: key)
      add(Attribute(known: AttributeName(number: number), name: range, value: value), mark: 1 &<< (key.hash &>> 58))
    } else {
      addUnusualAttribute(range, key: key.inLowerCase, value: value)
    }
  }

  /// Adds an attribute whose name may have capitals or zeros.
  @inline(never) private mutating func addUnusualAttribute(
    _ range: Range<Int>, key: NameTable.Key, value: Range<Int>
  ) {
    let number = attributeTable.number(of: range, in: source)
    var name = range
    var mark: UInt64 = 1 &<< (key.hash &>> 58)
    if range.contains(where: { source[$0] == 0 }) {
      // The key does not know that a zero is the same as U+FFFD.
      name = lowercasedCopy(range)
      mark = .max
    } else if range.contains(where: { source[$0] &- 0x41 < 26 }) {
      name = number == 0 ? lowercasedCopy(range) : pooled(pool.attributes[number])
    }
    add(Attribute(known: AttributeName(number: number), name: name, value: value), mark: mark)
  }

  /// - Parameter mark: one of 64 bits, the same one for all attributes of the same name.
  @inline(__always) private mutating func add(_ attribute: Attribute, mark: UInt64) {
    if tagMarks & mark != 0, isDuplicate(attribute) { return }
    tagMarks |= mark
    if attributes.count &- tagAttributes >= maximumAttributes || attributes.count >= maximumAttributesInAll {
      attributesLeftOut = true
      return
    }
    attributes.append(attribute)
  }

  /// Whether the tag has an attribute of the same name already. Tags with many attributes are looked up in a hash table.
  @inline(never) private mutating func isDuplicate(_ attribute: Attribute) -> Bool {
    let count = attributes.count &- tagAttributes
    if count >= AttributeSet.threshold { return isDuplicateAmongMany(attribute) }
    var index = tagAttributes
    while index < attributes.count {
      if isSameName(attributes[index], attribute) { return true }
      index &+= 1
    }
    return false
  }

  private mutating func isDuplicateAmongMany(_ attribute: Attribute) -> Bool {
    // From here on, all of the tag's attributes come this way.
    tagMarks = .max
    let count = attributes.count - tagAttributes
    if seen.count != count || seen.isFull {
      seen.reset(capacity: 2 * count)
      for index in tagAttributes..<attributes.count { seen.insert(index, hash: hash(of: attributes[index].name)) }
    }
    var place = seen.place(of: hash(of: attribute.name))
    while let index = seen[place] {
      if index < attributes.count, isSameName(attributes[index], attribute) { return true }
      place = seen.next(place)
    }
    if count < maximumAttributes { seen.insert(attributes.count, hash: hash(of: attribute.name)) }
    return false
  }

  /// Whether two attributes have the same name; those with a number are the same if it is.
  @inline(__always) func isSameName(_ one: Attribute, _ other: Attribute) -> Bool {
    if one.known != other.known { return false }
    return one.known != .unknown || isSameBytes(one.name, other.name)
  }

  /// Whether two ranges of source or side buffer hold the same bytes.
  func isSameBytes(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    guard one.count == other.count else { return false }
    for offset in 0..<one.count where byte(at: one.lowerBound &+ offset) != byte(at: other.lowerBound &+ offset) {
      return false
    }
    return true
  }

  /// A hash of the bytes of a range, whose highest bits are the best. Trees do not depend on it.
  ///
  /// FNV-1a from a seed, times a factor, both the process's own: any two names have the same bits at the top by chance alone
  /// (Dietzfelbinger and others, A reliable randomized algorithm for the closest-pair problem, 1997), so that no page can be
  /// made of names that fall together. The seed alone would not do, since FNV's last bytes hardly reach its top.
  func hash(of range: Range<Int>) -> UInt64 {
    var hash = secret.seed
    for offset in range { hash = (hash ^ UInt64(byte(at: offset))) &* 0x100_0000_01B3 }
    return (hash ^ hash &>> 32) &* secret.factor
  }
}
