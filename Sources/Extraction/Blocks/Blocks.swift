/// What a page is made of: its blocks in document order, with all their text in one buffer, the elements around them and
/// the places where metadata may be.
///
/// Made by ``HTMLWalk`` of a parsed page, and by ``LineWalk`` of one that was flattened to text, which has neither
/// elements nor places.
package struct Blocks {
  /// The blocks' text: normalized UTF-8, block after block.
  package internal(set) var text: [UInt8] = []
  /// A hash of each word of each block, in small letters.
  var words: [UInt32] = []
  package internal(set) var list: [Block] = []
  /// Where parts of blocks meet, in order.
  var seams: [Seam] = []
  /// Whether the page has more blocks than ``BlockBuilder/limit``; the rest of them is not here.
  var isOverfull = false
  var elements = Elements()
  var places = Places()

  /// A block's text as a string.
  func string(_ block: Block) -> String { String(decoding: text[block.text], as: UTF8.self) }

  /// The element that a block belongs to; that of the page itself in flattened pages.
  @inline(__always)
  func element(of block: Block) -> Element { elements.list[Int(block.element)] }

  /// The index of the first block that ends after an offset of the text.
  func block(at offset: Int) -> Int { list.firstIndexPast { $0.text.upperBound > offset } }

  /// The parts of a stretch of text: blocks, cut at seams of a kind, without the white space around them.
  func parts(of range: Range<Int>, at kind: Seam.Kind = [.edge, .line]) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    cut(range, at: { _ in true }, kind) { parts.append($0) }
    return parts
  }

  /// The text of a stretch as readers see it: with a line feed between blocks, at line ends and where two elements touch.
  ///
  /// - Parameter limit: bytes after which the rest is left out.
  func lines(of range: Range<Int>, limit: Int) -> [UInt8] {
    var lines: [UInt8] = []
    let range = range.prefix(2 * limit)
    cut(range, at: { $0.kind.contains(.line) || isTouching(Int($0.offset)) }, [.edge, .line]) { part in
      guard lines.count < limit else { return }
      if !lines.isEmpty { lines.append(10) }
      lines.append(contentsOf: text[part.prefix(limit - lines.count)])
    }
    return lines
  }

  /// The text of a stretch in one line.
  ///
  /// - Parameter limit: bytes after which the rest is left out.
  func flat(_ range: Range<Int>, limit: Int = 2000) -> [UInt8] {
    lines(of: range, limit: limit).map { $0 == 10 ? 32 : $0 }
  }

  /// The last part of text before an offset, as far as ``reach`` goes.
  func part(before offset: Int) -> Range<Int>? {
    let index = block(at: offset)
    if index < list.count, list[index].text.lowerBound < offset,
      let part = parts(of: max(list[index].text.lowerBound, offset - Blocks.reach)..<offset).last
    {
      return part
    }
    guard index > 0 else { return nil }
    let before = list[index - 1].text
    return parts(of: max(before.lowerBound, before.upperBound - Blocks.reach)..<before.upperBound).last
  }

  /// So many bytes are looked back.
  private static let reach = 200

  /// Whether no white space is on either side of an offset.
  private func isTouching(_ offset: Int) -> Bool {
    offset > 0 && offset < text.count && text[offset] != 0x20 && text[offset - 1] != 0x20
  }

  private func cut(
    _ range: Range<Int>, at test: (Seam) -> Bool, _ kind: Seam.Kind, _ body: (Range<Int>) -> Void
  ) {
    let end = min(range.upperBound, text.count)
    var index = block(at: range.lowerBound)
    var seam = firstSeam(after: range.lowerBound)
    while index < list.count, list[index].text.lowerBound < end {
      var start = max(list[index].text.lowerBound, range.lowerBound)
      let stop = min(list[index].text.upperBound, end)
      while seam < seams.count, Int(seams[seam].offset) < stop {
        let next = seams[seam]
        seam += 1
        guard Int(next.offset) > start, !next.kind.isDisjoint(with: kind), test(next) else { continue }
        emit(start..<Int(next.offset), body)
        start = Int(next.offset)
      }
      emit(start..<stop, body)
      index += 1
    }
  }

  private func emit(_ range: Range<Int>, _ body: (Range<Int>) -> Void) {
    var range = range
    while let first = range.first, text[first] == 0x20 { range.removeFirst() }
    while let last = range.last, text[last] == 0x20 { range.removeLast() }
    if !range.isEmpty { body(range) }
  }

  /// The index of the first seam at or after an offset.
  func firstSeam(at offset: Int) -> Int { firstSeam(after: offset - 1) }

  /// The index of the first seam after an offset.
  private func firstSeam(after offset: Int) -> Int { seams.firstIndexPast { Int($0.offset) > offset } }
}
