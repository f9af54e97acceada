/// Phrases that furniture of a page is made of, in many languages, found among a block's word hashes.
struct Lexicon: Sendable {
  /// What a phrase speaks of.
  enum Group: Int, CaseIterable, Sendable {
    case errorBanner, related, promotion, sharing, comments, disclaimer, consent, caption, byline, tags, authorBox
    case navigation, wall
  }

  /// The groups whose phrases a block has, one bit a group.
  struct Hits {
    /// The block begins with the phrase.
    var start: UInt16 = 0
    /// The block is the phrase and nothing else, but for numbers.
    var whole: UInt16 = 0
    /// The phrase occurs somewhere.
    var anywhere: UInt16 = 0

    /// Whether any phrase of a group was found.
    func has(_ group: Group) -> Bool { (start | whole | anywhere) & group.bit != 0 }
    /// Whether the block begins with, or is, a phrase of a group.
    func leads(_ group: Group) -> Bool { (start | whole) & group.bit != 0 }
    /// Whether the block is a phrase of a group.
    func `is`(_ group: Group) -> Bool { whole & group.bit != 0 }
  }

  private enum Place {
    case start, whole, anywhere
  }

  private struct Phrase {
    var words: [UInt32]
    var group: Group
    var place: Place
  }

  private var phrases: [Phrase] = []
  /// Open addressing by the phrase's first word; the value is 1 + the index of the first phrase with that word.
  private var slots: [UInt32] = []

  /// All phrases of ours.
  static let standard = Lexicon(Phrases.all)

  /// Builds the lexicon. In a list, one phrase a line: `^` before it means at the start of a block, `=` the whole
  /// block, nothing anywhere.
  init(_ lists: [(Group, String)]) {
    for (group, list) in lists {
      for line in list.split(separator: "\n") {
        let place: Place = line.first == "^" ? .start : (line.first == "=" ? .whole : .anywhere)
        let bytes = Array((place == .anywhere ? line : line.dropFirst()).utf8)
        var words: [UInt32] = []
        _ = Measure(bytes, 0..<bytes.count, hashes: &words)
        if !words.isEmpty { phrases.append(Phrase(words: words, group: group, place: place)) }
      }
    }
    phrases.sort { $0.words[0] < $1.words[0] }
    slots = [UInt32](repeating: 0, count: 8192)
    for (index, phrase) in phrases.enumerated()
    where index == 0 || phrases[index - 1].words[0] != phrase.words[0] {
      var slot = Int(phrase.words[0] & 8191)
      while slots[slot] != 0 { slot = (slot + 1) & 8191 }
      slots[slot] = UInt32(index + 1)
    }
  }

  /// Finds the phrases of a block whose word hashes are `words[range]`.
  func hits(_ words: [UInt32], _ range: Range<Int>) -> Hits {
    var hits = Hits()
    for position in range {
      let word = words[position]
      var slot = Int(word & 8191)
      while slots[slot] != 0 {
        let first = Int(slots[slot]) - 1
        if phrases[first].words[0] == word {
          var index = first
          while index < phrases.count, phrases[index].words[0] == word {
            match(phrases[index], words, range, position, &hits)
            index += 1
          }
          break
        }
        slot = (slot + 1) & 8191
      }
    }
    return hits
  }

  private func match(
    _ phrase: Phrase, _ words: [UInt32], _ range: Range<Int>, _ position: Int, _ hits: inout Hits
  ) {
    let count = phrase.words.count
    guard position + count <= range.upperBound else { return }
    // A block may begin with a word or two before the phrase: a number, an icon's name.
    if phrase.place != .anywhere, position > range.lowerBound + 1 { return }
    if phrase.place == .start, position > range.lowerBound { return }
    for offset in 1..<max(count, 1) where words[position + offset] != phrase.words[offset] { return }
    switch phrase.place {
    case .start: hits.start |= phrase.group.bit
    case .whole: if range.count <= count + 1 { hits.whole |= phrase.group.bit }
    case .anywhere: hits.anywhere |= phrase.group.bit
    }
  }
}

extension Lexicon.Group {
  /// The group's bit in ``Lexicon/Hits``.
  var bit: UInt16 { 1 << UInt16(rawValue) }
}
