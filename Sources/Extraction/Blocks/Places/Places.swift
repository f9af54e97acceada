/// Where a page's metadata may be: what the walk noted of its elements besides their text.
struct Places {
  /// The page's bytes, which most ranges point into: ``HTML/Document/storage``.
  var storage: [UInt8] = []
  /// The language that the html element declares.
  var language = ByteRange()
  /// Texts of title elements.
  var titles: [ByteRange] = []
  var metas: [Statement] = []
  var relations: [Statement] = []
  var scripts: [Script] = []
  /// In document order.
  var list: [Place] = []
  var properties: [Property] = []
  var links: [Link] = []
  /// The first pictures.
  var images: [ShownImage] = []
  var regions: [Region] = []
  var items: [Item] = []

  /// The places of one kind, in document order.
  func all(_ kind: Place.Kind) -> [Place] { list.filter { $0.kind == kind } }

  /// From this share of a page on, a region that only its class names holds the article as well.
  private static let largestShare: Float = 1 / 3

  /// Whether a region is probably not of the article. One around the headline is of it, and so is one that only its class
  /// names and that holds a third of the page.
  func isAside(_ region: Int32, headline: Place?) -> Bool {
    var region = region
    var steps = 0
    while region >= 0, steps < 64 {
      let known = regions[Int(region)]
      let isLarge = known.isByClass && known.share > Places.largestShare
      guard isLarge || headline.map({ holds(region, $0.region) }) ?? false else { return true }
      region = known.outer
      steps += 1
    }
    return false
  }

  /// Whether a region is another one, or around it.
  private func holds(_ region: Int32, _ other: Int32) -> Bool {
    var inner = other
    // An outer region comes before those within.
    while inner > region { inner = regions[Int(inner)].outer }
    return inner == region
  }

  /// Whether an item is another one, or around it.
  func holds(item: Int32, _ other: Int32) -> Bool {
    var inner = other
    while inner > item { inner = items[Int(inner)].outer }
    return inner == item
  }
}
