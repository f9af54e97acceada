import Simulation

/// Articles of about 380 words drawn from a vocabulary, and copies of them, in the order that they are fetched in.
struct MadeCorpus {
  private var random: SeededGenerator
  private let words: [[UInt8]]
  private var number = 0

  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    words = (0..<20_000).map { _ in
      (0..<Int.random(in: 2...9, using: &random)).map { _ in UInt8.random(in: 97...122, using: &random) }
    }
    self.random = random
  }

  /// A text of its own.
  mutating func text() -> [[UInt8]] {
    (0..<Int.random(in: 250...510, using: &random)).map { _ in words.randomElement(using: &random)! }
  }

  /// A text with some words replaced, or cut, or extended.
  mutating func edited(_ text: [[UInt8]]) -> [[UInt8]] {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return Array(text.prefix(text.count * Int.random(in: 60...95, using: &random) / 100))
    case 1: return text + self.text().prefix(Int.random(in: 20...60, using: &random))
    default: return replacing(Int.random(in: 1...8, using: &random), in: text)
    }
  }

  /// A text with so many words replaced.
  mutating func replacing(_ count: Int, in text: [[UInt8]]) -> [[UInt8]] {
    var text = text
    for _ in 0..<count {
      text[Int.random(in: 0..<text.count, using: &random)] = words.randomElement(using: &random)!
    }
    return text
  }

  /// The document of a text: each is fetched a second after the one before.
  mutating func document(_ text: [[UInt8]]) -> SimulatedDocument {
    number += 1
    return SimulatedDocument(
      id: "https://news\(number % 50).example/2026/03/01/a-headline-of-some-length-\(number).html", headline: [],
      body: Array(text.joined(separator: [UInt8(ascii: " ")])), time: 1_770_000_000_000 + Int64(number) * 1_000)
  }

  /// So many documents, of which a share are copies of one of the last thousand texts, and a share of those exact.
  mutating func documents(_ count: Int, copies: Double, exact: Double) -> [SimulatedDocument] {
    var texts: [[[UInt8]]] = []
    return (0..<count).map { _ in
      var text: [[UInt8]]
      if let original = texts.suffix(1_000).randomElement(using: &random),
        Double.random(in: 0..<1, using: &random) < copies
      {
        text = Double.random(in: 0..<1, using: &random) < exact ? original : edited(original)
      } else {
        text = self.text()
        texts.append(text)
      }
      return document(text)
    }
  }
}
