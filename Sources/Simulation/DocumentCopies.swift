/// Makes copies of a few documents by the hundred: exact ones, and edited, cut and extended ones of them and of each other;
/// all within hours, or one after the other for longer than the window.
public enum DocumentCopies {
  /// So many copies of one to four of the documents that have fifty words and more.
  /// - Parameter window: in milliseconds.
  public static func make(
    _ count: Int, of documents: [SimulatedDocument], window: Int64, random: inout SeededGenerator
  ) -> [SimulatedDocument] {
    let long = documents.filter { words(of: $0).count >= 50 }
    guard !long.isEmpty else { return [] }
    let originals = (0..<Int.random(in: 1...4, using: &random)).map { _ in long.randomElement(using: &random)! }
    let other = words(of: long.randomElement(using: &random)!)
    var texts = originals.map { [words(of: $0)] }
    let spans = originals.map { _ in [window / 50, window / 2, 2 * window, 4 * window].randomElement(using: &random)! }
    return (0..<count).map { number in
      let chosen = Int.random(in: 0..<originals.count, using: &random)
      var text = texts[chosen].randomElement(using: &random)!
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<5: break
      case 5..<8:
        for _ in 0...text.count / 80 {
          text[Int.random(in: 0..<text.count, using: &random)] = other.randomElement(using: &random)!
        }
      case 8: text = Array(text.prefix(max(text.count * Int.random(in: 60...98, using: &random) / 100, 50)))
      default: text += other.prefix(Int.random(in: 5...50, using: &random))
      }
      texts[chosen].append(text)
      return SimulatedDocument(
        id: "copy-\(number)-\(originals[chosen].id)", headline: [],
        body: Array(text.joined(separator: [UInt8(ascii: " ")])),
        time: originals[chosen].time + Int64.random(in: -window / 10...spans[chosen], using: &random))
    }
  }

  private static func words(of document: SimulatedDocument) -> [ArraySlice<UInt8>] {
    document.body.split { $0 <= UInt8(ascii: " ") }
  }
}
