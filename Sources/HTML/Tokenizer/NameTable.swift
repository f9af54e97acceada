/// Finds the number of a name: open addressing over names packed into words, case of ASCII letters ignored.
///
/// Unchecked Sendable: what `slots` points to is never written after `init`.
struct NameTable: @unchecked Sendable {
  /// What a name is compared by: its first and last eight bytes in lower case and its length. That is the whole name up to
  /// 16 bytes; what lies between in a longer one is compared only where all three are equal.
  struct Key {
    var head: UInt64
    var tail: UInt64
    var length: Int

    /// The nine highest bits spread best.
    @inline(__always) var place: Int { Int(truncatingIfNeeded: hash &>> 55) }

    @inline(__always) var hash: UInt64 { (head ^ (tail &<< 23 | tail &>> 41)) &* 0x9E37_79B9_7F4A_7C15 }

    /// Whether the name is sure to have neither capitals nor zeros: bit 5, which they lack, is set in all of its bytes.
    @inline(__always) var isLowerCase: Bool {
      if length > 16 { return false }
      let bit: UInt64 = 0x2020_2020_2020_2020
      if length > 8 { return head & tail & bit == bit }
      return ~head & (bit &>> UInt64(64 &- 8 &* length)) == 0
    }

    /// The key of the same name in lower case.
    @inline(__always) var inLowerCase: Key {
      Key(head: Self.lowercased(head), tail: Self.lowercased(tail), length: length)
    }

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
    var head: UInt64 = 0
    var tail: UInt64 = 0
    var length: UInt32 = 0
    var number: UInt32 = 0
  }

  private static let size = 512
  /// Made once and never freed or changed, so that looking a name up costs no reference counting. Indices are masked.
  private let slots: UnsafePointer<Slot>
  private let names: [StaticString]

  /// A table of names; a name's number is its index. The first one stands for "not found".
  init(_ names: [StaticString]) {
    self.names = names
    var slots = [Slot](repeating: Slot(), count: Self.size)
    for (number, name) in names.enumerated() where number > 0 {
      name.withUTF8Buffer { bytes in
        let key = Self.key(count: bytes.count) { offset in
          var word: UInt64 = 0
          for index in 0..<8 where offset + index < bytes.count {
            word |= UInt64(lowercaseASCII(bytes[offset + index])) &<< (index * 8)
          }
          return word
        }
        var place = key.place
        while slots[place].length != 0 { place = (place + 1) & (Self.size - 1) }
        slots[place] = Slot(
          head: key.head, tail: key.tail, length: UInt32(bytes.count), number: UInt32(number))
      }
    }
    let memory = UnsafeMutablePointer<Slot>.allocate(capacity: Self.size)
    memory.initialize(from: slots, count: Self.size)
    self.slots = UnsafePointer(memory)
  }

  /// The key of a name in a source, letters as they stand there.
  @inline(__always) static func key(_ source: Source, from start: Int, to end: Int) -> Key {
    key(count: end &- start) { source.word(at: start &+ $0) }
  }

  /// - Parameter word: the eight bytes at an offset of the name; what lies after its end does not matter.
  @inline(__always) private static func key(count: Int, word: (Int) -> UInt64) -> Key {
    if count <= 8 {
      let mask = count == 0 ? 0 : ~UInt64(0) &>> UInt64(64 &- 8 &* count)
      return Key(head: word(0) & mask, tail: 0, length: count)
    }
    return Key(head: word(0), tail: word(count &- 8), length: count)
  }

  /// The number of the name that a key was made of at a place in the source, 0 if it has none.
  @inline(__always) func number(of key: Key, in source: Source, at start: Int) -> Int {
    var place = key.place
    while true {
      let slot = slots[place]
      if slot.length == 0 { return 0 }
      if slot.head == key.head, slot.tail == key.tail, Int(slot.length) == key.length {
        if key.length <= 16 || middleMatches(Int(slot.number), source, from: start) { return Int(slot.number) }
      }
      place = (place &+ 1) & (Self.size - 1)
    }
  }

  @inline(never) private func middleMatches(_ number: Int, _ source: Source, from start: Int) -> Bool {
    names[number].withUTF8Buffer { bytes in
      for index in 8..<(bytes.count - 8)
      where lowercaseASCII(bytes[index]) != lowercaseASCII(source[start + index]) {
        return false
      }
      return true
    }
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
