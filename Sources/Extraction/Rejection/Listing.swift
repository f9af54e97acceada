import Envelope

/// Tells lists of articles, home and search pages from articles: on a list, what looks like article text is teasers or whole
/// posts, each under a headline that is a link.
///
/// What stands under a headline of the page's own is an article, however short, whatever follows it.
enum Listing {
  /// Fewer kept blocks than this make no list.
  private static let leastTeasers = 4
  /// Paragraphs of more mass than this are no teasers.
  private static let longestTeaser: Float = 60

  /// This much text that is surely an article's, under no linked headline, makes one, whatever list follows it. Mass.
  private static let shortestArticle: Float = 100
  private static let sureScore: Float = 0.9
  /// The same right under the page's own headline.
  private static let shortestUnderHeadline: Float = 14

  /// So many linked headlines make a front page, where its text is shorter than an article of this mass.
  private static let headlinesOfFront = 8
  private static let shortestOnFront: Float = 250
  /// A post of a list of whole posts has this much text. Mass.
  private static let shortestPost: Float = 40

  /// The rejection of a page that is a list, or nil.
  static func reject(_ page: Page, _ scored: ScoredBlocks, _ metadata: Metadata, _ body: Body) -> Rejection? {
    guard page.form == .html else { return nil }
    let blocks = scored.blocks.list
    let address = FrontPage.kind(of: page.url)
    let kind = metadata.hints.kind
    let found =
      frontPage(address, kind, scored, body) ?? posts(address, kind, scored, body) ?? messages(kind, scored, body)
    if let found { return found }
    guard body.kept.count >= leastTeasers else { return nil }
    var teasers = 0
    var prose = 0
    var sure: Float = 0
    for index in body.kept {
      if blocks[index].measure.mass > longestTeaser { prose += 1 }
      if isTeaser(index, blocks) {
        teasers += 1
      } else if scored.scores[index] >= sureScore {
        sure += blocks[index].measure.mass
      }
    }
    if sure >= shortestArticle { return nil }
    let isFront = address == .front || kind == .listing
    let share = Float(teasers) / Float(body.kept.count)
    guard kind != .article || isFront, prose * 8 <= body.kept.count else { return nil }
    guard teasers >= leastTeasers, share >= (isFront ? 0.3 : 0.6) else { return nil }
    if !isFront, hasOwnText(address, scored, body) { return nil }
    return PageJudge.rejection(.listing, "\(teasers) of \(body.kept.count) blocks are teasers under linked headlines")
  }

  /// Whether text stands under a headline of the page's own before the first teaser: a short article with a list after it.
  private static func hasOwnText(_ address: FrontPage.Kind, _ scored: ScoredBlocks, _ body: Body) -> Bool {
    let blocks = scored.blocks.list
    guard address == .other, let headline = scored.facts.headline, blocks[headline].linkDensity < 0.5,
      blocks[headline].measure.mass >= 3, !scored.facts.hits[headline].has(.errorBanner)
    else { return false }
    var own: Float = 0
    for index in body.kept where index > headline && !scored.facts.hits[index].has(.errorBanner) {
      if isTeaser(index, blocks) { break }
      own += blocks[index].measure.mass
    }
    return own >= shortestUnderHeadline
  }

  /// A front page by its address, with headlines that are links and no article of its own.
  private static func frontPage(
    _ address: FrontPage.Kind, _ kind: PageKind?, _ scored: ScoredBlocks, _ body: Body
  ) -> Rejection? {
    guard address != .other, kind != .article, body.mass < shortestOnFront else { return nil }
    let headlines = scored.blocks.list.indices.count { isLinkedHeadline($0, scored) }
    guard headlines >= (address == .front ? headlinesOfFront : headlinesOfFront * 2) else { return nil }
    // A section's page has no paragraph of an article but in teasers.
    if address == .section, hasOwnProse(scored, body) { return nil }
    return PageJudge.rejection(.listing, "a front page or a section: \(headlines) linked headlines")
  }

  private static func hasOwnProse(_ scored: ScoredBlocks, _ body: Body) -> Bool {
    let blocks = scored.blocks.list
    return body.kept.count { blocks[$0].measure.mass > longestTeaser / 2 && !isTeaser($0, blocks) } >= 2
  }

  /// Several whole posts, each under a linked headline, and no headline of the page's own.
  private static func posts(
    _ address: FrontPage.Kind, _ kind: PageKind?, _ scored: ScoredBlocks, _ body: Body
  ) -> Rejection? {
    let blocks = scored.blocks.list
    let isFront = address == .front || kind == .listing
    guard isFront, let first = body.kept.first else { return nil }
    // Text before the first linked headline belongs to none.
    var posts = 0
    var mass: Float = 0
    var isUnder = false
    let start = max(0, first - 6)
    for index in start..<blocks.count {
      if blocks[index].level > 0, isLinkedHeadline(index, scored) {
        isUnder = true
        mass = 0
      } else if isUnder, body.dropped[index] == nil {
        mass += blocks[index].measure.mass
        if mass >= shortestPost {
          posts += 1
          isUnder = false
        }
      }
    }
    guard posts >= 2 else { return nil }
    return PageJudge.rejection(.listing, "\(posts) posts, each under a linked headline")
  }

  /// So many messages with a time of their own are a channel's or a thread's.
  private static let leastMessages = 4
  /// A message has this much text. Mass.
  private static let shortestMessage: Float = 6

  /// Messages one after the other, each with a time of its own, under no headline: a channel, a thread, a wall.
  private static func messages(_ kind: PageKind?, _ scored: ScoredBlocks, _ body: Body) -> Rejection? {
    let blocks = scored.blocks.list
    guard kind != .article, !body.kept.isEmpty else { return nil }
    if let headline = scored.facts.headline, blocks[headline].level == 1 { return nil }
    let places = scored.blocks.places
    var times: Set<Int> = []
    var moments: Set<ArraySlice<UInt8>> = []
    for place in places.list where place.kind == .date && !place.datetime.isEmpty {
      times.insert(min(Int(place.block), blocks.count - 1))
      moments.insert(places.storage[place.datetime.range.prefix(40)])
    }
    guard moments.count >= leastMessages, let last = times.max() else { return nil }
    var messages = 0
    var hasText = false
    for index in 0...last {
      // Some messages are too short for an article's text, and are texts all the same.
      let block = blocks[index]
      let isText = block.measure.mass >= shortestMessage && block.linkDensity < 0.5
      if isText || body.dropped[index] == nil { hasText = true }
      if times.contains(index), hasText {
        messages += 1
        hasText = false
      }
    }
    guard messages >= leastMessages else { return nil }
    return PageJudge.rejection(.listing, "\(messages) messages, each with a time of its own")
  }

  /// Whether a block is a headline that is a link, and no entry of a menu.
  private static func isLinkedHeadline(_ index: Int, _ scored: ScoredBlocks) -> Bool {
    let block = scored.blocks.list[index]
    guard block.isLinkedLine else { return false }
    return !scored.blocks.element(of: block).within.contains(.nav)
  }

  /// Whether a kept block is a linked headline, or follows one within two blocks.
  private static func isTeaser(_ index: Int, _ blocks: [Block]) -> Bool {
    for offset in 0...2 where index >= offset {
      let block = blocks[index - offset]
      if block.isLinkedLine { return true }
      if offset > 0, block.measure.mass > 15 { return false }
    }
    return false
  }
}
