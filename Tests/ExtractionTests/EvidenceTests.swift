import Testing

@testable import Extraction

@Suite struct EvidenceTests {
  private func keys(_ value: String) -> [UInt32] {
    let bytes = Array(value.utf8)
    var keys: [UInt32] = []
    ClassKeys.each(bytes, 0..<bytes.count) { keys.append($0) }
    return keys
  }

  private func words(_ text: String) -> [UInt32] {
    let bytes = Array(text.utf8)
    var words: [UInt32] = []
    _ = Measure(bytes, 0..<bytes.count, hashes: &words)
    return words
  }

  @Test func readsTheWordsOfNamesAndThoseThatStandTogether() {
    #expect(keys("storyBody") == keys("story-body") && keys("story-body") == keys("STORY__body2"))
    // Two words and the pair; of two names no pair.
    #expect(keys("story-body").count == 3)
    #expect(keys("story body") == keys("story") + keys("body"))
    // Single letters and what is no letter say nothing.
    #expect(keys("a b-1 2").isEmpty && keys("").isEmpty)
  }

  @Test func readsNoMoreOfANameThanTheHintsDo() {
    let long = String(repeating: "x", count: ClassHintMatcher.longest)
    #expect(keys(long + "story").count == 1)
    #expect(keys(long + "story") == keys(long + "other"))
  }

  @Test func tellsWordsAtTheEdgesOfATextFromThoseWithin() {
    let text = words("read more about our harbour")
    var edges: [UInt32] = []
    var within: [UInt32] = []
    TextKeys.each(text, text.indices) { key, isEdge in if isEdge { edges.append(key) } else { within.append(key) } }
    #expect(within.count == 5 && edges.count == 6)
    #expect(Set(edges).isDisjoint(with: within) && Set(edges).count == 6)
    // "harbour" at the end is another key than "harbour" at the start.
    var other: [UInt32] = []
    let turned = words("harbour our about more read")
    TextKeys.each(turned, turned.indices) { key, isEdge in if isEdge { other.append(key) } }
    #expect(Set(edges).isDisjoint(with: other))
    TextKeys.each([], 0..<0) { _, _ in Issue.record("a text without words has no keys") }
  }

  @Test func weighsTheWordsOfTheTableAndNoOthers() throws {
    let word = try #require(keys("newsletter").first)
    let near = ClassKeys.near(word)
    let table = "\(word) -64\n\(near) 32\n7 300"
    let weights = Array(table.utf8).withUnsafeBufferPointer { WordWeights($0) }
    #expect(weights[word] == -64 && weights[near] == 32 && weights[9] == 0 && weights[0] == 0)
    // Weights are bytes.
    #expect(weights[7] == 127)
    let bytes = Array("newsletter unknown".utf8)
    #expect(ClassKeys.evidence(bytes, 0..<bytes.count, weights) == SIMD2(32, -64))
    #expect(WordWeights("")[word] == 0)
  }

  @Test func addsUpClassesOfTheElementsAroundABlock() throws {
    let word = try #require(keys("teaser").first)
    let table = Array("\(word) -8 \(ClassKeys.near(word)) -32".utf8).withUnsafeBufferPointer { WordWeights($0) }
    let page = """
      <div class="teaser"><section><div><div id="teaser"><p>Der Hafen wird im Mai wieder geöffnet, sagt die Stadt.</p>
      </div></div></section></div>
      """
    let blocks = BlockReader(classes: table).read(html: Array(page.utf8))
    let element = blocks.element(of: try #require(blocks.list.first))
    #expect(element.pathEvidence == -16 && element.ownEvidence == 0)
    #expect(blocks.elements.list[element.parent].ownEvidence == -32)
  }
}
