/// Phrases that furniture of a page is made of, in many languages, found among a block's word hashes.
struct Lexicon: Sendable {
  /// What a phrase speaks of.
  enum Group: Int, CaseIterable, Sendable {
    case errorBanner, related, promotion, sharing, comments, disclaimer, consent, caption, byline, tags, authorBox
    case navigation, wall, robotCheck, placeholder
  }

  /// The groups whose phrases a block has, one bit a group.
  struct Hits {
    /// The block begins with the phrase.
    var start: UInt16 = 0
    /// The block is the phrase and nothing else, but for numbers.
    var whole: UInt16 = 0
    /// The phrase occurs somewhere.
    var anywhere: UInt16 = 0
    /// A phrase that counts anywhere stands at the block's beginning.
    var opening: UInt16 = 0

    /// Whether any phrase of a group was found.
    func has(_ group: Group) -> Bool { (start | whole | anywhere) & group.bit != 0 }
    /// Whether the block begins with, or is, a phrase of a group.
    func leads(_ group: Group) -> Bool { (start | whole) & group.bit != 0 }
    /// Whether the block's first words are a phrase of a group, be it one that counts anywhere.
    func opens(_ group: Group) -> Bool { (start | whole | opening) & group.bit != 0 }
    /// Whether the block is a phrase of a group.
    func `is`(_ group: Group) -> Bool { whole & group.bit != 0 }
  }

  private enum Place {
    case start, whole, anywhere
  }

  private struct Phrase {
    /// Its words in ``Lexicon/words``.
    var words: Range<Int>
    var group: Group
    var place: Place
  }

  /// All phrases, those with the same first word together.
  private var phrases: [Phrase] = []
  private var words: [UInt32] = []
  /// Open addressing by the phrase's first word; the value is 1 + the index of the first phrase with that word.
  private var slots = [UInt32](repeating: 0, count: Lexicon.slotCount)
  /// The first words of phrases that count at a block's start only, and those of phrases that count anywhere: most
  /// words of a page are asked no further.
  private var leading = WordFilter()
  private var anywhere = WordFilter()
  /// The first two words of phrases that count anywhere; phrases of one word by that alone.
  private var pairs = WordFilter()

  private static let slotCount = 8192

  /// All phrases of ours.
  static let standard = Lexicon(Phrases.all)

  /// Builds the lexicon. In a list, one phrase a line: `^` before it means at the start of a block, `=` the whole
  /// block, nothing anywhere.
  init(_ lists: [(Group, String)]) {
    var read: [(words: [UInt32], group: Group, place: Place)] = []
    for (group, list) in lists {
      for line in list.split(separator: "\n") {
        let place: Place = line.first == "^" ? .start : (line.first == "=" ? .whole : .anywhere)
        let bytes = Array((place == .anywhere ? line : line.dropFirst()).utf8)
        var words: [UInt32] = []
        _ = Measure(bytes, 0..<bytes.count, hashes: &words)
        if !words.isEmpty { read.append((words, group, place)) }
      }
    }
    read.sort { $0.words[0] < $1.words[0] }
    for (index, phrase) in read.enumerated() {
      phrases.append(
        Phrase(words: words.count..<words.count + phrase.words.count, group: phrase.group, place: phrase.place))
      words.append(contentsOf: phrase.words)
      let first = phrase.words[0]
      if phrase.place == .anywhere {
        anywhere.insert(first)
        pairs.insert(phrase.words.count > 1 ? Lexicon.pair(first, phrase.words[1]) : first)
      } else {
        leading.insert(first)
      }
      if index > 0, read[index - 1].words[0] == first { continue }
      var slot = Int(first) % Lexicon.slotCount
      while slots[slot] != 0 { slot = (slot + 1) % Lexicon.slotCount }
      slots[slot] = UInt32(index + 1)
    }
  }

  /// Finds the phrases of a block whose word hashes are `words[range]`.
  func hits(_ block: [UInt32], _ range: Range<Int>) -> Hits {
    var hits = Hits()
    for position in range {
      let word = block[position]
      // Phrases of a start may have a word before them; see match.
      let isNearStart = position <= range.lowerBound + 1
      if isNearStart, leading.mayContain(word) {
        look(up: word, block, range, position, &hits)
      } else if anywhere.mayContain(word) {
        let next = position + 1 < range.upperBound ? block[position + 1] : 0
        if pairs.mayContain(Lexicon.pair(word, next)) || pairs.mayContain(word) {
          look(up: word, block, range, position, &hits)
        }
      }
    }
    return hits
  }

  private static func pair(_ first: UInt32, _ second: UInt32) -> UInt32 { first &* 31 &+ second ^ second >> 15 }

  private func look(
    up word: UInt32, _ block: [UInt32], _ range: Range<Int>, _ position: Int, _ hits: inout Hits
  ) {
    var slot = Int(word) % Lexicon.slotCount
    while slots[slot] != 0 {
      var index = Int(slots[slot]) - 1
      if words[phrases[index].words.lowerBound] == word {
        while index < phrases.count, words[phrases[index].words.lowerBound] == word {
          match(phrases[index], block, range, position, &hits)
          index += 1
        }
        break
      }
      slot = (slot + 1) % Lexicon.slotCount
    }
  }

  private func match(
    _ phrase: Phrase, _ block: [UInt32], _ range: Range<Int>, _ position: Int, _ hits: inout Hits
  ) {
    let count = phrase.words.count
    guard position + count <= range.upperBound else { return }
    // A block may begin with a word or two before the phrase: a number, an icon's name.
    if phrase.place != .anywhere, position > range.lowerBound + 1 { return }
    if phrase.place == .start, position > range.lowerBound { return }
    for offset in 1..<max(count, 1) where block[position + offset] != words[phrase.words.lowerBound + offset] { return }
    switch phrase.place {
    case .start: hits.start |= phrase.group.bit
    case .whole: if range.count <= count + 1 { hits.whole |= phrase.group.bit }
    case .anywhere:
      hits.anywhere |= phrase.group.bit
      if position == range.lowerBound { hits.opening |= phrase.group.bit }
    }
  }
}

extension Lexicon.Group {
  /// The group's bit in ``Lexicon/Hits``.
  var bit: UInt16 { 1 << UInt16(rawValue) }
}
