/// Makes the blocks of a page, in document order.
///
/// Text arrives in pieces between ``begin(line:)`` and ``end(shape:level:)``; white space is collapsed and what is invisible
/// is dropped on the way in.
struct BlockBuilder {
  /// The most blocks of a page: a hundred times those of a long article, and few enough to be described within memory.
  static let limit = 100_000

  /// The blocks so far, with the text of the one that is being made.
  private(set) var blocks = Blocks()
  private var normalizer = TextNormalizer()
  private var start = 0
  private var line: Int32 = 0
  private var linkBytes: Int32 = 0
  private var links: Int32 = 0
  private var beginsLinked = false
  private var endsLinked = false
  private var emphasizedBytes: Int32 = 0
  private var media: Int32 = 0

  /// Makes room for about so many bytes of text.
  init(reserving bytes: Int = 0) {
    blocks.text.reserveCapacity(bytes)
    blocks.words.reserveCapacity(bytes / 6)
    blocks.list.reserveCapacity(bytes / 100)
  }

  /// Starts a block.
  mutating func begin(line: Int32 = 0) {
    start = blocks.text.count
    // Of cells without text.
    dropSeams(from: start)
    self.line = line
    linkBytes = 0
    links = 0
    emphasizedBytes = 0
    normalizer.begin()
  }

  /// Whether the block has no text yet.
  var isEmpty: Bool { blocks.text.count == start }
  /// Where the next text will stand in ``Blocks/text``, white space before it included.
  var offset: Int { blocks.text.count }
  /// How many blocks are made.
  var count: Int { blocks.list.count }

  /// Adds text to the block.
  mutating func append(_ source: [UInt8], _ range: Range<Int>, isLink: Bool = false, isEmphasized: Bool = false) {
    let before = blocks.text.count
    normalizer.append(source, range, to: &blocks.text, start: start)
    let added = Int32(clamping: blocks.text.count - before)
    if added == 0 { return }
    if before == start { beginsLinked = isLink }
    endsLinked = isLink
    if isEmphasized { emphasizedBytes += added }
    if isLink { linkBytes += added }
  }

  /// Counts one more link in the block.
  mutating func addLink() { links += 1 }

  /// Counts a picture, a player or a frame.
  mutating func addMedia() { media += 1 }

  /// Puts white space after the block's text so far.
  mutating func appendSpace() { normalizer.appendSpace() }

  /// Notes that two parts of the block meet here.
  mutating func addSeam(_ kind: Seam.Kind) {
    guard !isEmpty else { return }
    let offset = Int32(clamping: blocks.text.count)
    if let last = blocks.seams.last, last.offset == offset {
      blocks.seams[blocks.seams.count - 1].kind.formUnion(kind)
    } else {
      blocks.seams.append(Seam(offset: offset, kind: kind))
    }
  }

  /// Notes that a table's cell ends here, which may have no text.
  mutating func addCellEnd() {
    blocks.seams.append(Seam(offset: Int32(clamping: blocks.text.count), kind: .cell))
  }

  /// Says that the page has more blocks than are read.
  mutating func refuse() { blocks.isOverfull = true }

  /// Ends the block; returns whether it was kept, and not dropped for having no visible text.
  @discardableResult
  mutating func end(shape: Block.Shape, level: UInt8 = 0) -> Bool {
    normalizer.end(&blocks.text, start: start)
    defer { begin(line: line) }
    guard blocks.text.count > start else { return false }
    let firstWord = blocks.words.count
    let measure = Measure(blocks.text, start..<blocks.text.count, hashes: &blocks.words)
    guard measure.characters > 0, blocks.list.count < BlockBuilder.limit else {
      blocks.isOverfull = blocks.isOverfull || measure.characters > 0
      blocks.text.removeSubrange(start...)
      blocks.words.removeSubrange(firstWord...)
      dropSeams(from: start)
      return false
    }
    dropSeams(from: blocks.text.count)
    var block = Block(text: start..<blocks.text.count, words: firstWord..<blocks.words.count, measure: measure)
    block.shape = shape
    block.level = level
    block.line = line
    block.linkBytes = linkBytes
    block.links = links
    block.beginsLinked = beginsLinked
    block.endsLinked = endsLinked
    block.emphasizedBytes = emphasizedBytes
    block.mediaBefore = media
    media = 0
    block.fingerprint =
      block.words.isEmpty
      ? WordHash.sequence(blocks.text[block.text]) : WordHash.sequence(blocks.words[block.words])
    blocks.list.append(block)
    return true
  }

  /// Forgets seams where no text is any longer.
  private mutating func dropSeams(from offset: Int) {
    while let last = blocks.seams.last, Int(last.offset) >= offset { blocks.seams.removeLast() }
  }

  /// Says which element the last block belongs to.
  mutating func setElement(_ element: Int) { blocks.list[blocks.list.count - 1].element = Int32(clamping: element) }
}
