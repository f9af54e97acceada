/// Finds galleries in an article: pictures with texts of their own under numbered headings, "3/12 The harbour".
enum Galleries {
  /// So many numbered blocks make one.
  private static let least = 3
  /// The mass of text that the page has besides the gallery, or it is the article.
  private static let leastOwn: Float = 50

  /// For each block whether it is of a gallery; empty where there is none.
  static func find(_ page: ScoredBlocks) -> [Bool] {
    let blocks = page.blocks.list
    guard page.form == .html else { return [] }
    var numbered: [Int] = []
    var total: Int?
    for (index, block) in blocks.enumerated() {
      guard let (_, of) = number(page.blocks.text[block.text.prefix(12)]) else { continue }
      if let total, total != of { continue }
      total = total ?? of
      numbered.append(index)
    }
    guard numbered.count >= least, let first = numbered.first, let last = numbered.last else { return [] }
    let elements = page.blocks.elements
    let element = elements.innermost(around: Int(blocks[first].element), Int(blocks[last].element))
    guard element != 0 else { return [] }
    let isWithin = elements.isWithin(element)
    let isGallery = blocks.map { isWithin[Int($0.element)] }
    if let headline = page.facts.headline, isGallery[headline] { return [] }
    var own: Float = 0
    for (index, block) in blocks.enumerated()
    where !isGallery[index] && page.scores[index] >= BodyChooser.usualThreshold { own += block.measure.mass }
    return own >= leastOwn ? isGallery : []
  }

  /// The two numbers that a text begins with, as in "3/12": which picture, of how many.
  private static func number(_ text: ArraySlice<UInt8>) -> (Int, Int)? {
    let first = text.prefix { $0.isDigit }
    var rest = text.dropFirst(first.count)
    while rest.first == 0x20 { rest = rest.dropFirst() }
    guard (1...3).contains(first.count), rest.first == UInt8(ascii: "/") else { return nil }
    rest = rest.dropFirst()
    while rest.first == 0x20 { rest = rest.dropFirst() }
    let second = rest.prefix { $0.isDigit }
    // "3/12/2025" is a day.
    guard rest.dropFirst(second.count).first != UInt8(ascii: "/") else { return nil }
    guard (1...3).contains(second.count), let a = Int(String(decoding: first, as: UTF8.self)),
      let b = Int(String(decoding: second, as: UTF8.self)), a >= 1, b >= 3, a <= b
    else { return nil }
    return (a, b)
  }
}
