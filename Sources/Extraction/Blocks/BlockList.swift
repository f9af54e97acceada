/// The blocks of one page in document order, with all their text in one buffer.
///
/// Text arrives in pieces between ``begin(node:)`` and ``end(shape:level:)``; white space is collapsed and what is
/// invisible is dropped on the way in.
package struct BlockList {
  /// The blocks' text: normalized UTF-8.
  package private(set) var text: [UInt8] = []
  /// A hash of each word of each block, in small letters.
  private(set) var words: [UInt32] = []
  package private(set) var blocks: [Block] = []
  /// Whether the page has more blocks than ``limit``; the rest of them is not here.
  private(set) var isOverfull = false
  /// The most blocks of a page: a hundred times those of a long article, and few enough to be described within memory.
  static let limit = 100_000

  private var normalizer = TextNormalizer()
  private var start = 0
  private var node: Int32 = 0
  private var linkBytes: Int32 = 0
  private var links: Int32 = 0
  private var emphasizedBytes: Int32 = 0
  private var media: Int32 = 0

  /// Forgets all blocks and keeps the memory.
  mutating func removeAll() {
    text.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    blocks.removeAll(keepingCapacity: true)
    isOverfull = false
    begin(node: 0)
    media = 0
  }

  /// Starts a block.
  mutating func begin(node: Int32) {
    start = text.count
    self.node = node
    linkBytes = 0
    links = 0
    emphasizedBytes = 0
    normalizer.begin()
  }

  /// Says that the block, as long as it has no text, belongs to another node.
  mutating func move(to node: Int32) {
    if isEmpty { self.node = node }
  }

  /// Whether the block has no text yet.
  var isEmpty: Bool { text.count == start }

  /// Adds text to the block.
  mutating func append(_ source: [UInt8], _ range: Range<Int>, isLink: Bool, isEmphasized: Bool = false) {
    let before = text.count
    normalizer.append(source, range, to: &text, start: start)
    if isEmphasized { emphasizedBytes += Int32(clamping: text.count - before) }
    if isLink { linkBytes += Int32(clamping: text.count - before) }
  }

  /// Counts one more link in the block.
  mutating func addLink() {
    links += 1
  }

  /// Counts a picture, a player or a frame.
  mutating func addMedia() {
    media += 1
  }

  /// Puts white space after the block's text so far.
  mutating func appendSpace() {
    normalizer.appendSpace()
  }

  /// Says that the page has more blocks than are read.
  mutating func refuse() {
    isOverfull = true
  }

  /// Ends the block, and keeps it unless it has no visible text.
  mutating func end(shape: Block.Shape, level: UInt8 = 0) {
    normalizer.end(&text, start: start)
    guard text.count > start else { return begin(node: node) }
    let firstWord = words.count
    let measure = Measure(text, start..<text.count, hashes: &words)
    guard measure.characters > 0 else {
      text.removeSubrange(start...)
      return begin(node: node)
    }
    guard blocks.count < BlockList.limit else {
      isOverfull = true
      text.removeSubrange(start...)
      words.removeSubrange(firstWord...)
      return begin(node: node)
    }
    var block = Block(text: start..<text.count, words: firstWord..<words.count, measure: measure)
    block.shape = shape
    block.level = level
    block.node = node
    block.linkBytes = linkBytes
    block.links = links
    block.emphasizedBytes = emphasizedBytes
    block.mediaBefore = media
    media = 0
    block.fingerprint = fingerprint(of: block)
    blocks.append(block)
    begin(node: node)
  }

  /// FNV-1a over the word hashes, or over the bytes of a block without words.
  private func fingerprint(of block: Block) -> UInt64 {
    if !block.words.isEmpty { return BlockList.fingerprint(words, block.words) }
    var hash: UInt64 = 14_695_981_039_346_656_037
    for index in block.text { hash = (hash ^ UInt64(text[index])) &* 1_099_511_628_211 }
    return hash
  }

  /// FNV-1a over word hashes.
  static func fingerprint(_ words: [UInt32], _ range: Range<Int>) -> UInt64 {
    var hash: UInt64 = 14_695_981_039_346_656_037
    for index in range { hash = (hash ^ UInt64(words[index])) &* 1_099_511_628_211 }
    return hash
  }

  /// A block's text as a string.
  func string(_ block: Block) -> String {
    String(decoding: text[block.text], as: UTF8.self)
  }
}
