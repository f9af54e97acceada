import Envelope

/// Says what a block that is no article text is instead.
enum BlockKinds {
  /// The kind of one block, from its phrases and its place in the tree.
  static func kind(of index: Int, _ page: ScoredBlocks) -> Cleaning.Kind {
    let block = page.blocks.list[index]
    if page.facts.isHeadline[index] { return .byline }
    let hits = page.facts.hits[index]
    let isShort = block.measure.mass < 25
    for (group, kind) in leading where hits.leads(group) && (isShort || group == .disclaimer) { return kind }
    for (group, kind) in anywhere where hits.has(group) { return kind }
    if isShort { for (group, kind) in short where hits.has(group) { return kind } }
    return kind(fromTree: index, page) ?? (block.linkDensity > 0.5 ? .navigation : .boilerplate)
  }

  private static let leading: [(Lexicon.Group, Cleaning.Kind)] = [
    (.errorBanner, .errorBanner), (.comments, .comments), (.disclaimer, .disclaimer), (.sharing, .sharing),
    (.tags, .tags), (.authorBox, .authorBox), (.related, .related), (.promotion, .promotion), (.caption, .caption),
    (.byline, .byline), (.navigation, .navigation),
  ]
  private static let anywhere: [(Lexicon.Group, Cleaning.Kind)] = [
    (.errorBanner, .errorBanner), (.consent, .consent), (.disclaimer, .disclaimer), (.comments, .comments),
    (.authorBox, .authorBox), (.wall, .promotion), (.promotion, .promotion),
  ]
  private static let short: [(Lexicon.Group, Cleaning.Kind)] = [
    (.caption, .caption), (.sharing, .sharing), (.byline, .byline), (.navigation, .navigation), (.related, .related),
  ]

  /// The kind that the elements around a block tell.
  private static func kind(fromTree index: Int, _ page: ScoredBlocks) -> Cleaning.Kind? {
    guard page.form == .html else { return nil }
    let element = page.blocks.element(of: page.blocks.list[index])
    if element.within.contains(.nav) { return .navigation }
    if element.within.contains(.figure) { return .caption }
    // The nearest hint tells; of several at the same distance the first in this order.
    var nearest: UInt8 = 6
    var kind: Cleaning.Kind?
    for (hint, candidate) in hinted where element.distances[hint.rawValue] < nearest {
      nearest = element.distances[hint.rawValue]
      kind = candidate
    }
    return kind
  }

  private static let hinted: [(ClassHint, Cleaning.Kind)] = [
    (.comments, .comments), (.sharing, .sharing), (.related, .related), (.promotion, .promotion),
    (.authorBox, .authorBox), (.byline, .byline), (.tags, .tags), (.media, .caption), (.navigation, .navigation),
    (.footer, .disclaimer), (.sidebar, .related),
  ]

  /// What follows a comments heading after the article is comments, and what follows a disclaimer's heading is the
  /// disclaimer, unless it says that it is something else.
  static func extend(_ body: inout Body, _ page: ScoredBlocks) {
    guard let last = body.kept.last else { return }
    var inComments = false
    for index in page.blocks.list.indices.dropFirst(last + 1) {
      guard let kind = body.dropped[index] else { continue }
      if kind == .comments { inComments = true }
      if inComments, kind == .boilerplate { body.dropped[index] = .comments }
      if kind == .boilerplate, body.dropped[index - 1] == .disclaimer,
        page.blocks.list[index - 1].measure.last == .colon
      {
        body.dropped[index] = .disclaimer
      }
    }
  }
}
