/// Finds rows of teasers beside an article: headlines that are links to other pages of the site, each with a few words
/// under it, one after the other.
///
/// A list that the article itself consists of, such as one of products, has texts of its own under its headlines, or leads
/// elsewhere.
enum Teasers {
  /// So many in a row are no chance.
  private static let least = 3
  /// A teaser's text has no more mass, in at most so many blocks.
  private static let longest: Float = 60
  private static let mostBlocks = 3
  /// So many headlines that are links are looked at.
  private static let mostLinks = 4000
  /// More text than this after a row is the article's: its headlines lead to parts of it. Mass.
  private static let mostAfter: Float = 30
  /// The mass of text that the page has besides its teasers, or it is a list.
  private static let leastOwn: Float = 50

  /// For each block whether it is of a row of teasers; empty where there is none.
  static func find(_ page: ScoredBlocks) -> [Bool] {
    let blocks = page.blocks.list
    guard page.form == .html, let headline = page.facts.headline else { return [] }
    let targets = targets(page)
    var rows: [[Range<Int>]] = []
    var row: [Range<Int>] = []
    func end() {
      if row.count >= least, Set(row.compactMap { targets[$0.lowerBound] }).count >= least { rows.append(row) }
      row = []
    }
    var index = headline + 1
    while index < blocks.count {
      guard targets[index] != nil, isHeadline(blocks[index]) else {
        end()
        index += 1
        continue
      }
      var next = index + 1
      while next < blocks.count, next <= index + mostBlocks, !(targets[next] != nil && isHeadline(blocks[next])),
        blocks[next].measure.mass <= longest, blocks[next].shape != .heading
      {
        next += 1
      }
      // What goes on is no teaser: its headline ends the row.
      let goesOn = next > index + mostBlocks || next < blocks.count && blocks[next].measure.mass > longest
      if goesOn, next < blocks.count, page.scores[next] >= BodyChooser.usualThreshold {
        end()
      } else {
        row.append(index..<next)
      }
      index = next
    }
    end()
    return marks(rows, page, headline: headline)
  }

  /// Marks the rows that nothing of the article follows, where the page has more text besides them.
  private static func marks(_ rows: [[Range<Int>]], _ page: ScoredBlocks, headline: Int) -> [Bool] {
    let blocks = page.blocks.list
    var isTeaser = [Bool](repeating: false, count: blocks.count)
    func mass(_ range: Range<Int>) -> Float {
      range.reduce(0) { $0 + (page.scores[$1] >= BodyChooser.usualThreshold ? blocks[$1].measure.mass : 0) }
    }
    var end = blocks.count
    var after: Float = 0
    var teasers: Float = 0
    for row in rows.reversed() {
      guard let first = row.first, let last = row.last else { continue }
      after += mass(last.upperBound..<end)
      guard after <= mostAfter else { break }
      end = first.lowerBound
      // The heading over the row announces it.
      if end > headline + 1, blocks[end - 1].shape == .heading, blocks[end - 1].measure.mass <= 8 { end -= 1 }
      teasers += mass(end..<last.upperBound)
      for index in end..<last.upperBound { isTeaser[index] = true }
    }
    let own = mass(headline..<end)
    return own >= leastOwn && own >= teasers ? isTeaser : []
  }

  /// Whether a block is a headline by its shape, with as many words as one.
  private static func isHeadline(_ block: Block) -> Bool {
    block.isLinkedLine && block.shape == .heading
  }

  /// For each block the address of its link, where that is another page of the site.
  private static func targets(_ page: ScoredBlocks) -> [ArraySlice<UInt8>?] {
    let places = page.blocks.places
    var targets = [ArraySlice<UInt8>?](repeating: nil, count: page.blocks.list.count)
    var looked = 0
    for link in places.links where Int(link.block) < targets.count && !link.text.isEmpty {
      let address = places.storage[link.href.range.prefix(300)]
      guard targets[Int(link.block)] == nil, isHeadline(page.blocks.list[Int(link.block)]) else { continue }
      looked += 1
      if looked > mostLinks { break }
      guard isOwn(address, page.host) else { continue }
      targets[Int(link.block)] = address
    }
    return targets
  }

  /// Whether an address is one of the site's pages, and no place within this one.
  private static func isOwn(_ address: ArraySlice<UInt8>, _ host: String) -> Bool {
    guard let first = address.first, first != UInt8(ascii: "#") else { return false }
    guard let url = PageAddress(Array(address)) else { return !address.prefix(12).contains(UInt8(ascii: ":")) }
    return url.host == host || url.host.hasSuffix("." + host) || host.hasSuffix("." + url.host)
  }
}
