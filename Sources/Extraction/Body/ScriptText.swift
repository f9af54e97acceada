/// Finds the article's text in the data of a page's scripts, where the page shows only its beginning: programs in the
/// browser draw the rest from JSON.
///
/// What is found is given as a small page of its own, a paragraph for each element of a list, or for each line of one
/// long text. It counts only where it has most of what the page shows of the article, and much more besides.
struct ScriptText {
  /// Shown texts of more mass than this are no beginnings.
  private static let longestBeginning: Float = 250
  /// Texts of fewer words than this are not worth it.
  private static let leastWords = 150
  /// More of a paragraph's words count for nothing when texts are compared: paragraphs are wanted, not one long text.
  private static let longestParagraph = 120
  /// A page with less text than this is a shell.
  private static let emptyShell: Float = 25
  /// Scripts with fewer bytes hold no article.
  private static let leastBytes = 2000

  private let storage: [UInt8]
  private var json = LooseJSON()
  /// For each value the words of text in it.
  private var words: [Int] = []

  /// A page of HTML to read instead of this one; nil where its scripts have nothing better.
  static func page(_ page: ScoredBlocks, _ metadata: Metadata, _ body: Body) -> [UInt8]? {
    guard page.form == .html, body.mass <= longestBeginning else { return nil }
    var text = ScriptText(page.blocks.places)
    guard let best = text.best(), text.words[best] >= max(leastWords, Int(body.mass * 2)) else { return nil }
    let found = text.page(of: best)
    // An empty shell shows nothing to compare with; its data have the headline.
    if body.mass < emptyShell, text.has(metadata.headline?.value) { return found }
    return shows(found, page, body) ? found : nil
  }

  private init(_ places: Places) {
    storage = places.storage
    var reader = LooseJSONReader()
    var read = LooseJSON()
    for script in places.scripts where script.kind != .program && script.text.range.count >= ScriptText.leastBytes {
      reader.read(script.text.range, of: places.storage.span, into: &read)
    }
    json = read
  }

  /// Whether a string of the data is the headline.
  private func has(_ headline: String?) -> Bool {
    guard let headline, headline.utf8.count >= 10 else { return false }
    let key = ComparisonKey.of(headline.utf8)
    return json.values.contains { value in
      value.kind == .string && value.text.count >= key.count && value.text.count <= 4 * headline.utf8.count
        && ComparisonKey.of(
          PlainText.unescapeJSON(storage.span, Int(value.text.lowerBound)..<Int(value.text.upperBound))) == key
    }
  }

  /// The list, or the one text, whose elements have the most words.
  private mutating func best() -> Int? {
    words = [Int](repeating: 0, count: json.values.count)
    var points = words
    for index in json.values.indices.reversed() {
      let value = json.values[index]
      if isText(index) {
        words[index] = spaces(value.text) + 1
        points[index] = min(words[index], ScriptText.longestParagraph * (lineBreaks(value.text) + 1))
      }
      guard value.parent >= 0 else { continue }
      let parent = Int(value.parent)
      words[parent] += words[index]
      if json.values[parent].kind == .array { points[parent] += min(words[index], ScriptText.longestParagraph) }
    }
    var best: Int?
    for index in points.indices where points[index] > (best.map { points[$0] } ?? 0) { best = index }
    return best
  }

  private static let names: [StaticString] = ["text", "value", "content", "html", "body", "articleBody", "paragraph"]

  /// Whether a value is text, by its member's name.
  private func isText(_ index: Int) -> Bool {
    let value = json.values[index]
    guard value.kind == .string, value.text.count > 0 else { return false }
    // Braces are styles' and programs', not texts'.
    if storage[Int(value.text.lowerBound)..<Int(value.text.upperBound)].contains(UInt8(ascii: "{")) {
      return false
    }
    let owner = value.key.isEmpty && value.parent >= 0 ? Int(value.parent) : index
    return ScriptText.names.contains { json.keyEquals(owner, $0, in: storage.span) }
  }

  private func spaces(_ range: Range<Int32>) -> Int {
    storage[Int(range.lowerBound)..<Int(range.upperBound)].count { $0 == 0x20 }
  }

  /// Escaped line breaks and the ends of paragraphs.
  private func lineBreaks(_ range: Range<Int32>) -> Int {
    let text = storage[Int(range.lowerBound)..<Int(range.upperBound)]
    return zip(text, text.dropFirst()).count {
      ($0 == UInt8(ascii: "\\") && $1 == UInt8(ascii: "n")) || ($0 == UInt8(ascii: "/") && $1 == UInt8(ascii: "p"))
    }
  }

  /// A page with the text of a value.
  private func page(of best: Int) -> [UInt8] {
    var page = Array("<article>".utf8)
    if json.values[best].kind == .array {
      for element in json.children(of: best) {
        page.append(contentsOf: "<p>".utf8)
        var lastOwner: Int32 = -1
        for index in element..<Int(json.values[element].end) where isText(index) {
          // An object may have the same text in several forms; lists have several texts.
          let owner = json.values[index].parent
          if owner == lastOwner, json.values[Int(owner)].kind == .object { continue }
          lastOwner = owner
          append(json.values[index].text, to: &page)
        }
        page.append(contentsOf: "</p>\n".utf8)
      }
    } else {
      page.append(contentsOf: "<p>".utf8)
      append(json.values[best].text, to: &page)
    }
    return page
  }

  /// Appends a text, whose lines are paragraphs; markup in it stays markup.
  private func append(_ range: Range<Int32>, to page: inout [UInt8]) {
    let text = PlainText.unescapeJSON(storage.span, Int(range.lowerBound)..<Int(range.upperBound))
    for byte in text {
      if byte == 10 { page.append(contentsOf: "</p><p>".utf8) } else { page.append(byte) }
    }
  }

  /// Whether most of what was kept of the shown page is in the found one.
  private static func shows(_ html: [UInt8], _ page: ScoredBlocks, _ body: Body) -> Bool {
    let run = 6
    let found = PlainText.clean(html)
    var words: [UInt32] = []
    _ = Measure(found, 0..<found.count, hashes: &words)
    guard words.count >= leastWords else { return false }
    var runs = HashIndex(capacity: words.count)
    for start in 0...(words.count - run) { runs.insert(WordHash.sequence(words[start..<start + run]), 1) }
    var hits = 0
    var tries = 0
    for index in body.kept {
      let block = page.blocks.list[index].words
      for start in stride(from: block.lowerBound, through: block.upperBound - run, by: run) {
        tries += 1
        let isFound = runs.find(WordHash.sequence(page.blocks.words[start..<start + run])) != nil
        hits += isFound ? 1 : 0
      }
    }
    return hits >= 2 && hits * 2 >= tries
  }
}
