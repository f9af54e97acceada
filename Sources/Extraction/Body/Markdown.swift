import HTML

/// Writes an article's blocks in Markdown, as ``Envelope/Article/bodyMarkdown`` has them: CommonMark 0.31 and the tables
/// of GitHub Flavored Markdown.
///
/// The paragraphs and their order are those of ``ArticleText``; what is added is how they stand: as headings, list items,
/// quotes, rows, and the links in them.
struct Markdown {
  /// From this length on, an address is no link that a reader follows.
  private static let longestAddress = 2_048
  /// How deep lists are nested at most, and how far around a block is looked for them.
  private static let deepestList = 6
  private static let farthest = 256

  private let blocks: Blocks
  private let address: PageAddress?
  private var output: [UInt8] = []
  /// The list that the last block was in.
  private var list: OpenList?
  /// Items so far of each list with numbers, by the list's element.
  private var numbers: [Int: Int] = [:]

  /// The list item that a block was in.
  private struct OpenList {
    /// The outermost list's element.
    var root: Int
    /// The item's element.
    var item: Int
    /// Spaces before its marker.
    var indent: Int
    /// How deep it is nested, from 0.
    var depth: Int
    /// Spaces before what goes on in the item.
    var content: Int
  }

  private init(_ blocks: Blocks, _ address: PageAddress?) {
    self.blocks = blocks
    self.address = address
  }

  /// The blocks of an article in Markdown.
  ///
  /// - Parameters:
  ///   - kept: The article's blocks, in order.
  ///   - address: The page's, which links are relative to.
  ///   - limit: The most bytes of JSON that it may take.
  /// - Returns: nil where it would take more.
  static func text(of kept: [Int], in blocks: Blocks, address: PageAddress?, limit: Int) -> String? {
    var markdown = Markdown(blocks, address)
    markdown.write(kept, limit: limit)
    let escapes = markdown.output.count { $0 == 10 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
    guard markdown.output.count + escapes <= limit else { return nil }
    return String(decoding: markdown.output, as: UTF8.self)
  }

  private mutating func write(_ kept: [Int], limit: Int) {
    var position = 0
    while position < kept.count, output.count <= limit {
      let table = table(of: kept[position])
      var end = position + 1
      while let table, end < kept.count, self.table(of: kept[end]) == table { end += 1 }
      let rows = table == nil ? [] : kept[position..<end].map { cells(of: blocks.list[$0]) }
      if let width = rows.map(\.count).max(), width > 1 {
        write(rows, width: width)
      } else {
        for index in kept[position..<end] { write(index) }
      }
      position = end
    }
  }

  // MARK: Paragraphs

  private mutating func write(_ index: Int) {
    let block = blocks.list[index]
    let element = blocks.element(of: block)
    let before = list
    list = item(of: block, after: before)
    let isNext = list != nil && list?.root == before?.root
    if !output.isEmpty { put(isNext && list?.item != before?.item ? "\n" : "\n\n") }
    if element.within.contains(.quote) { put("> ") }
    if let list {
      let isFirst = list.item != before?.item
      put(String(repeating: " ", count: isFirst ? list.indent : list.content))
      if isFirst {
        put(marker(of: list.item))
        if let numbered = numberedList(of: list.item) { numbers[numbered, default: 0] += 1 }
      }
    }
    switch block.shape {
    case .heading:
      put(String(repeating: "#", count: Int(max(1, min(6, block.level)))) + " ")
      write(block.text, isLineStart: false)
    case .preformatted where list == nil && !element.within.contains(.quote):
      let fence = String(repeating: "`", count: max(3, longestRun(of: UInt8(ascii: "`"), in: block.text) + 1))
      put(fence + "\n")
      output.append(contentsOf: blocks.text[block.text])
      put("\n" + fence)
    default: write(block.text, isLineStart: true)
    }
  }

  /// The list item around a block; nil for a block that is in none.
  private func item(of block: Block, after before: OpenList?) -> OpenList? {
    var item: Int?
    var root: Int?
    var depth = -1
    var index = Int(block.element)
    for _ in 0..<Markdown.farthest where index > 0 {
      let element = blocks.elements.list[index]
      switch element.tag {
      case .li, .dd, .dt:
        item = item ?? index
        depth += 1
      case .ol, .ul, .dl: if item != nil { root = index }
      default: break
      }
      index = element.parent
    }
    guard let item, let root else { return nil }
    if let before, before.item == item { return before }
    // An item is nested only under one that is there.
    let above = before.flatMap { $0.root == root ? $0.depth + 1 : nil } ?? 0
    let level = min(depth, above, Markdown.deepestList)
    var open = OpenList(root: root, item: item, indent: 4 * level, depth: level, content: 0)
    open.content = open.indent + marker(of: item).utf8.count
    return open
  }

  /// What stands before an item: a bullet, or the number of the item in its list.
  private func marker(of item: Int) -> String {
    numberedList(of: item).map { "\(numbers[$0, default: 0] + 1). " } ?? "- "
  }

  private func numberedList(of item: Int) -> Int? {
    let parent = blocks.elements.list[item].parent
    return blocks.elements.list[parent].tag == .ol ? parent : nil
  }

  // MARK: Tables

  /// The table that a block is a row of.
  private func table(of index: Int) -> Int? {
    let block = blocks.list[index]
    guard block.shape == .tableRow, blocks.element(of: block).tag == .tr else { return nil }
    var index = Int(block.element)
    for _ in 0..<4 where index > 0 && blocks.elements.list[index].tag != .table {
      index = blocks.elements.list[index].parent
    }
    return blocks.elements.list[index].tag == .table ? index : nil
  }

  /// A row's cells, the empty ones between others included.
  private func cells(of row: Block) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var start = row.text.lowerBound
    var seam = blocks.firstSeam(at: start)
    while seam < blocks.seams.count, Int(blocks.seams[seam].offset) < row.text.upperBound {
      if blocks.seams[seam].kind.contains(.cell) {
        let end = Int(blocks.seams[seam].offset)
        cells.append(start..<max(start, end))
        start = end
      }
      seam += 1
    }
    return cells + [start..<row.text.upperBound]
  }

  /// Writes rows as a table, whose first one is its head: GitHub's tables all have one.
  private mutating func write(_ rows: [[Range<Int>]], width: Int) {
    list = nil
    for (number, row) in rows.enumerated() {
      if !output.isEmpty { put(number == 0 ? "\n\n" : "\n") }
      put("|")
      for column in 0..<width {
        put(" ")
        if column < row.count { write(row[column], isLineStart: false, isCell: true) }
        put(" |")
      }
      if number == 0 { put("\n|" + String(repeating: " --- |", count: width)) }
    }
  }

  // MARK: Text within a line

  /// Writes text with the links in it.
  private mutating func write(_ range: Range<Int>, isLineStart: Bool, isCell: Bool = false) {
    let range = trimmed(range)
    var position = range.lowerBound
    if isLineStart { position = escapeLineStart(range) }
    var link = firstLink(from: position)
    while link < blocks.places.links.count, Int(blocks.places.links[link].text.lower) < range.upperBound {
      let known = blocks.places.links[link]
      link += 1
      let text = trimmed(known.text.range.clamped(to: range))
      guard !text.isEmpty, text.lowerBound >= position, let target = target(of: known) else { continue }
      escape(position..<text.lowerBound, isCell)
      put("[")
      escape(text, isCell)
      put("](\(target))")
      position = text.upperBound
    }
    escape(position..<range.upperBound, isCell)
  }

  private func firstLink(from offset: Int) -> Int {
    blocks.places.links.firstIndexPast { Int($0.text.lower) >= offset }
  }

  /// The address that a link leads to, as it may stand between parentheses; nil for scripts, anchors and the like.
  private func target(of link: Link) -> String? {
    let href = blocks.places.storage[link.href.range]
    guard href.first != UInt8(ascii: "#"), href.count <= Markdown.longestAddress, let url = address?.resolve(href),
      url.hasPrefix("http")
    else { return nil }
    var target = ""
    for byte in url.utf8 {
      switch byte {
      case 0...0x20, UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"),
        UInt8(ascii: "|"), 0x80...:
        target += "%" + String(byte >> 4, radix: 16, uppercase: true) + String(byte & 15, radix: 16, uppercase: true)
      default: target.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    return target
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let first = range.first, blocks.text[first] == 0x20 { range.removeFirst() }
    while let last = range.last, blocks.text[last] == 0x20 { range.removeLast() }
    return range
  }

  /// Writes text so that nothing in it is a sign of Markdown's.
  private mutating func escape(_ range: Range<Int>, _ isCell: Bool) {
    for index in range {
      let byte = blocks.text[index]
      switch byte {
      case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["),
        UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: "~"):
        output.append(UInt8(ascii: "\\"))
      case UInt8(ascii: "&") where index + 1 < range.upperBound && blocks.text[index + 1] != 0x20:
        output.append(UInt8(ascii: "\\"))
      case UInt8(ascii: "|") where isCell: output.append(UInt8(ascii: "\\"))
      default: break
      }
      output.append(byte)
    }
  }

  /// Writes what at the beginning of a line would make it a heading, an item, a quote or a rule; returns where to go on.
  private mutating func escapeLineStart(_ range: Range<Int>) -> Int {
    guard let first = range.first else { return range.lowerBound }
    switch blocks.text[first] {
    case UInt8(ascii: "#"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: ">"), UInt8(ascii: "="):
      output.append(UInt8(ascii: "\\"))
      output.append(blocks.text[first])
      return first + 1
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      var end = first
      while end < range.upperBound, end < first + 9, (0x30...0x39).contains(blocks.text[end]) { end += 1 }
      guard end < range.upperBound, blocks.text[end] == UInt8(ascii: ".") || blocks.text[end] == UInt8(ascii: ")"),
        end + 1 == range.upperBound || blocks.text[end + 1] == 0x20
      else { return first }
      output.append(contentsOf: blocks.text[first..<end])
      output.append(UInt8(ascii: "\\"))
      output.append(blocks.text[end])
      return end + 1
    default: return first
    }
  }

  private func longestRun(of byte: UInt8, in range: Range<Int>) -> Int {
    var (longest, run) = (0, 0)
    for index in range {
      run = blocks.text[index] == byte ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  private mutating func put(_ text: String) { output.append(contentsOf: text.utf8) }
}
