/// Finds the number of a name: open addressing over names packed into words.
///
/// Unchecked Sendable: what `slots` points to is never written after `init`.
struct NameTable: @unchecked Sendable {
  /// A name's first sixteen bytes, zeros after its end: all of it, for a name that is no longer.
  struct Key {
    var head: UInt64
    var tail: UInt64

    /// The highest bits spread best.
    @inline(__always) var hash: UInt64 { (head ^ (tail &<< 23 | tail &>> 41)) &* 0x9E37_79B9_7F4A_7C15 }

    /// Whether the first `length` bytes are sure to be neither capitals nor zeros: they have bit 5, which those lack.
    @inline(__always) func isLowerCase(length: Int) -> Bool {
      let bit: UInt64 = 0x2020_2020_2020_2020
      if length > 8 { return head & bit == bit && ~tail & bit & NameTable.mask(length &- 8) == 0 }
      return ~head & bit & NameTable.mask(length) == 0
    }

    /// The key of the same name in lower case.
    @inline(__always) var inLowerCase: Key { Key(head: Self.lowercased(head), tail: Self.lowercased(tail)) }

    /// Lower case for the ASCII letters among eight bytes.
    @inline(__always) private static func lowercased(_ word: UInt64) -> UInt64 {
      let ones: UInt64 = 0x0101_0101_0101_0101
      let low = word & (0x7F &* ones)
      let aboveZ = low &+ (0x7F - 0x5A) &* ones
      let fromA = low &+ (0x80 - 0x41) &* ones
      let upper = fromA & ~aboveZ & ~word & (0x80 &* ones)
      return word | (upper &>> 2)
    }
  }

  private struct Slot {
    var key = Key(head: 0, tail: 0)
    /// 0 in a slot that is free.
    var number = 0
  }

  private static let bits = 10
  /// Made once and never freed or changed, so that looking a name up costs no reference counting. Indices are masked.
  private let slots: UnsafePointer<Slot>
  /// The names that are longer than a key.
  private let long: [(name: StaticString, number: Int)]

  /// A table of names; a name's number is its index. The first one stands for "not found".
  init(_ names: [StaticString]) {
    var slots = [Slot](repeating: Slot(), count: 1 << Self.bits)
    var long: [(name: StaticString, number: Int)] = []
    for (number, name) in names.enumerated() where number > 0 {
      let count = name.utf8CodeUnitCount
      let key = name.withUTF8Buffer { bytes in
        Self.key(count: count) { offset in
          var word: UInt64 = 0
          for index in 0..<8 where offset + index < count {
            word |= UInt64(lowercaseASCII(bytes[offset + index])) &<< (index * 8)
          }
          return word
        }
      }
      if count > 16 {
        long.append((name, number))
        continue
      }
      var place = Self.place(of: key)
      while slots[place].number != 0 { place = Self.next(place) }
      slots[place] = Slot(key: key, number: number)
    }
    let memory = UnsafeMutablePointer<Slot>.allocate(capacity: slots.count)
    memory.initialize(from: slots, count: slots.count)
    self.slots = UnsafePointer(memory)
    self.long = long
  }

  @inline(__always) private static func place(of key: Key) -> Int {
    Int(truncatingIfNeeded: key.hash &>> UInt64(64 - bits))
  }

  @inline(__always) private static func next(_ place: Int) -> Int { (place &+ 1) & (1 << bits - 1) }

  /// Ones in the lowest `count` bytes: one to eight.
  @inline(__always) private static func mask(_ count: Int) -> UInt64 {
    ~0 &>> UInt64(truncatingIfNeeded: 64 &- 8 &* min(count, 8))
  }

  /// The key of a name in a source, letters as they stand there. The name must not be empty.
  @inline(__always) static func key(_ source: Source, from start: Int, to end: Int) -> Key {
    key(count: end &- start) { source.word(at: start &+ $0) }
  }

  /// - Parameter word: the eight bytes at an offset of the name; what lies after its end does not matter.
  @inline(__always) private static func key(count: Int, word: (Int) -> UInt64) -> Key {
    if count <= 8 { return Key(head: word(0) & mask(count), tail: 0) }
    return Key(head: word(0), tail: word(8) & mask(count &- 8))
  }

  /// The number of a name of at most sixteen bytes, 0 if it has none.
  @inline(__always) func number(of key: Key) -> Int {
    var place = Self.place(of: key)
    while true {
      let slot = slots[place]
      if slot.key.head == key.head, slot.key.tail == key.tail { return slot.number }
      if slot.number == 0 { return 0 }
      place = Self.next(place)
    }
  }

  /// The number of a name of any length and in any case, 0 if it has none.
  func number(of range: Range<Int>, in source: Source) -> Int {
    // To a key, zeros are what follows its name.
    if source.hasNulls, range.contains(where: { source[$0] == 0 }) { return 0 }
    if range.count <= 16 {
      return number(of: Self.key(source, from: range.lowerBound, to: range.upperBound).inLowerCase)
    }
    for (name, number) in long where name.utf8CodeUnitCount == range.count {
      let isSame = name.withUTF8Buffer { bytes in
        bytes.indices.allSatisfy { lowercaseASCII(bytes[$0]) == lowercaseASCII(source[range.lowerBound + $0]) }
      }
      if isSame { return number }
    }
    return 0
  }
}

/// An ASCII capital's small letter, any other byte itself.
@inline(__always) func lowercaseASCII(_ byte: UInt8) -> UInt8 {
  byte &- 0x41 < 26 ? byte | 0x20 : byte
}

/// Whether a byte is white space to HTML: tab, LF, form feed, CR, space.
@inline(__always) func isSpace(_ byte: UInt8) -> Bool {
  byte <= 0x20 && (0x1_0000_3600 as UInt64) &>> UInt64(byte) & 1 != 0
}

/// Whether a byte is an ASCII letter.
@inline(__always) func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
