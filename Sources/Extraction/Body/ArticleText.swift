/// The article's paragraphs, joined by a blank line, as ``Envelope/Article/articleBody`` has them.
struct ArticleText {
  /// UTF-8.
  private(set) var bytes: [UInt8] = []
  /// Words, counted as ``Envelope/Article/wordCount`` says.
  private(set) var words = 0
  /// The first paragraph's bytes in ``bytes``.
  private(set) var firstParagraph = 0..<0
  /// Whether paragraphs were left out because the text would exceed the limit.
  private(set) var isCut = false

  /// Joins the kept blocks; the text ends before the block that would make it longer than `limit` bytes.
  init(_ list: BlockList, _ kept: [Int], limit: Int) {
    for index in kept {
      let block = list.blocks[index]
      let separator = bytes.isEmpty ? 0 : 2
      if bytes.count + separator + block.text.count > limit {
        isCut = true
        return
      }
      if separator > 0 { bytes.append(contentsOf: [10, 10]) }
      bytes.append(contentsOf: list.text[block.text])
      words += Int(block.measure.words)
      if separator == 0 { firstParagraph = 0..<bytes.count }
    }
  }
}
