/// Finds the fragments of all ``ClassHint``s in an attribute's value, in one pass over its bytes (Aho and Corasick,
/// "Efficient string matching", 1975).
struct ClassHintMatcher: Sendable {
  static let standard = ClassHintMatcher()

  /// 26 letters and the edge of a word.
  private static let symbols = 27
  private static let edge = 26
  /// Longer values are generated, not written; their beginning says enough.
  static let longest = 160

  /// The next state, by state and symbol.
  private var next: [UInt16] = []
  /// The hints that each state gives, one bit each, and those that it takes back, in the upper half.
  private var found: [UInt64] = []

  init() {
    addState()
    for hint in ClassHint.allCases {
      for fragment in hint.fragments { add(fragment, 1 << UInt64(hint.rawValue)) }
      for fragment in hint.exceptions { add(fragment, 1 << UInt64(hint.rawValue + 32)) }
    }
    linkFailures()
  }

  private mutating func add(_ fragment: String, _ bit: UInt64) {
    var state = 0
    for byte in fragment.utf8 {
      let symbol = byte == UInt8(ascii: "|") ? Self.edge : Int(byte) - 97
      let slot = state * Self.symbols + symbol
      if next[slot] == 0 {
        let new = addState()
        next[slot] = UInt16(new)
      }
      state = Int(next[slot])
    }
    found[state] |= bit
  }

  @discardableResult
  private mutating func addState() -> Int {
    next.append(contentsOf: repeatElement(0, count: Self.symbols))
    found.append(0)
    return found.count - 1
  }

  /// Turns the trie into an automaton, breadth first.
  private mutating func linkFailures() {
    var failure = [Int](repeating: 0, count: found.count)
    var queue: [Int] = []
    for symbol in 0..<Self.symbols where next[symbol] != 0 { queue.append(Int(next[symbol])) }
    var head = 0
    while head < queue.count {
      let state = queue[head]
      head += 1
      found[state] |= found[failure[state]]
      for symbol in 0..<Self.symbols {
        let slot = state * Self.symbols + symbol
        let fallback = next[failure[state] * Self.symbols + symbol]
        if next[slot] == 0 {
          next[slot] = fallback
        } else {
          failure[Int(next[slot])] = Int(fallback)
          queue.append(Int(next[slot]))
        }
      }
    }
  }

  /// The hints in `text[range]`.
  func hints(_ text: [UInt8], _ range: Range<Int>) -> ClassHints {
    next.withUnsafeBufferPointer { next in
      found.withUnsafeBufferPointer { found in
        var state = Int(next[Self.edge])
        var hints = found[state]
        var wasSmall = false
        var wasEdge = true
        for index in range.prefix(Self.longest) {
          let byte = text[index]
          let symbol: Int
          if byte >= 97, byte <= 122 {
            symbol = Int(byte) - 97
            wasSmall = true
            wasEdge = false
          } else if byte >= 65, byte <= 90 {
            if wasSmall {
              state = Int(next[state * Self.symbols + Self.edge])
              hints |= found[state]
            }
            symbol = Int(byte) - 65
            wasSmall = false
            wasEdge = false
          } else {
            if wasEdge { continue }
            wasEdge = true
            symbol = Self.edge
            wasSmall = false
          }
          state = Int(next[state * Self.symbols + symbol])
          hints |= found[state]
        }
        hints |= found[Int(next[state * Self.symbols + Self.edge])]
        return ClassHints(rawValue: UInt32(truncatingIfNeeded: hints & ~(hints >> 32)))
      }
    }
  }
}
