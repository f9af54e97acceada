@testable import Simulation

/// Documents made from a seed: stories, and exact, edited, truncated and extended copies of them and of the copies,
/// some at the same moment, some too short to compare, some with a passage that many share.
enum MadeDocuments {
  static func make(_ count: Int, seed: UInt64) -> [SimulatedDocument] {
    var random = SeededGenerator(seed: seed)
    let words = (0..<600).map { _ in
      String(
        (0..<Int.random(in: 2...9, using: &random)).map { _ in
          "abcdefghijklmnopqrstuvwxyz".randomElement(using: &random)!
        })
    }
    let passage = (0..<40).map { _ in words.randomElement(using: &random)! }
    var texts: [[String]] = []
    return (0..<count).map { number in
      var text: [String]
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<4 where texts.isEmpty, 0..<3:
        text = (0..<Int.random(in: 60...160, using: &random)).map { _ in words.randomElement(using: &random)! }
      case 3: text = [words[number % words.count], "briefly"]
      case 4: text = texts.randomElement(using: &random) ?? passage
      case 5:
        let whole = texts.randomElement(using: &random) ?? passage
        text = Array(whole.prefix(max(whole.count * 6 / 10, 20)))
      case 6: text = (texts.randomElement(using: &random) ?? passage) + passage
      default:
        text = texts.randomElement(using: &random) ?? passage
        for _ in 0..<max(text.count / 60, 1) {
          text[Int.random(in: 0..<text.count, using: &random)] = words.randomElement(using: &random)!
        }
      }
      texts.append(text)
      let hour = Int64.random(in: 0..<300, using: &random)
      return SimulatedDocument(
        id: "d\(number)", headline: [], body: Array(text.joined(separator: " ").utf8), time: hour * 3_600_000)
    }
  }
}
