/// Attributes of a tag (before attribute name state to after attribute value state).
extension Tokenizer {
  /// Reads attributes from after a tag's name to after its `>`.
  ///
  /// - Returns: nil if the page ends inside of the tag.
  mutating func readAttributes(from start: Int) -> Int? {
    var offset = start
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

      // Its name; `=` may be its first byte.
      let nameStart = offset
      var capital = byte &- 0x41 < 26 || byte == 0
      offset &+= 1
      while true {
        byte = source[offset]
        if byte &- 0x61 < 26 || byte == 0x2D {
        } else if byte == 0x3D || byte == 0x3E || byte == 0x2F || isSpace(byte) {
          break
        } else if byte &- 0x41 < 26 {
          capital = true
        } else if byte == 0 {
          if offset == source.count { return nil }
          capital = true
        }
        offset &+= 1
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
          guard let end = readQuoted(from: offset &+ 1, quote: byte, value: &value) else { return nil }
          offset = end
        } else if byte != 0x3E {
          guard let end = readUnquoted(from: offset, value: &value) else { return nil }
          offset = end
        }
      }
      addAttribute(nameStart..<nameEnd, capital: capital, value: value)
    }
  }

  /// Reads a value up to its quote; returns where the tag goes on.
  @inline(__always) private mutating func readQuoted(from start: Int, quote: UInt8, value: inout Range<Int>) -> Int? {
    var run = TextRun(from: start)
    var offset = start
    while true {
      offset = source.first(quote, 0x26, from: offset)
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
  @inline(__always) private mutating func addAttribute(_ range: Range<Int>, capital: Bool, value: Range<Int>) {
    let number = attributeTable.number(
      source, from: range.lowerBound, to: range.upperBound, capital: capital)
    var name = range
    if capital { name = number == 0 ? lowercasedCopy(range) : pooled(pool.attributes[number]) }
    let attribute = Attribute(known: AttributeName(number: number), name: name, value: value)
    if isDuplicate(attribute) { return }
    if attributes.count &- tagAttributes >= maximumAttributes || attributes.count >= maximumAttributesInAll {
      attributesLeftOut = true
      return
    }
    attributes.append(attribute)
  }

  /// Whether the tag has an attribute of the same name already. Tags with many attributes are looked up in a hash table.
  @inline(__always) private mutating func isDuplicate(_ attribute: Attribute) -> Bool {
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

  /// A hash of the bytes of a range (FNV-1a).
  func hash(of range: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for offset in range { hash = (hash ^ UInt64(byte(at: offset))) &* 0x100_0000_01B3 }
    return hash
  }
}
