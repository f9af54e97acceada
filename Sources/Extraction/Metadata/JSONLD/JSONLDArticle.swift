/// Finds the object that describes the page's article among the objects of its JSON-LD.
struct JSONLDArticle {
  /// The object of the article, if there is one.
  private(set) var main: Int?
  /// The object of the page that holds it: a WebPage.
  private(set) var page: Int?
  /// What the objects say the page is.
  private(set) var kind: PageKind?

  /// Chooses by type, by where the object stands, and by whether its address is the page's.
  init(_ graph: JSONLDGraph, in bytes: Span<UInt8>, address: PageAddress?) {
    let values = graph.json.values
    var best = Int.min
    var articleBest: Int?
    var isListing = false
    var isVideo = false
    var isGallery = false
    var isOther = false
    var typed = 0
    for index in values.indices where values[index].kind == .object {
      // A page with more objects than this is no page of one article.
      if typed >= 2000 { break }
      typed += 1
      guard graph.member("@type", of: index, in: bytes) != nil else { continue }
      var weight = 0
      let isArticle = graph.hasType(index, in: bytes) { type in
        weight = Self.weight(ofType: type)
        return weight > 0
      }
      if isArticle {
        var score = weight - (Self.isListed(index, in: graph, bytes) ? 8 : 0)
        if graph.member("headline", of: index, in: bytes) != nil { score += 2 }
        if graph.member("datePublished", of: index, in: bytes) != nil { score += 1 }
        score += Self.addressScore(index, graph, bytes, address)
        if score > best {
          best = score
          articleBest = index
        }
      } else if page == nil, graph.hasType(index, in: bytes, where: { $0.hasWord("page", at: $0.count - 4) }),
        !Self.isListed(index, in: graph, bytes)
      {
        page = index
        isListing =
          isListing
          || graph.hasType(index, in: bytes) {
            $0.equalsIgnoringCase("collectionpage") || $0.equalsIgnoringCase("searchresultspage")
          }
      } else if values[index].parent < 0 || Self.isGraphMember(index, graph, bytes) {
        isVideo = isVideo || graph.hasType(index, in: bytes) { $0.equalsIgnoringCase("videoobject") }
        isGallery =
          isGallery
          || graph.hasType(index, in: bytes) {
            $0.equalsIgnoringCase("imagegallery") || $0.equalsIgnoringCase("mediagallery")
          }
        isListing = isListing || graph.hasType(index, in: bytes) { $0.equalsIgnoringCase("itemlist") }
        isOther =
          isOther
          || graph.hasType(index, in: bytes) {
            $0.equalsIgnoringCase("product") || $0.equalsIgnoringCase("event") || $0.equalsIgnoringCase("recipe")
              || $0.equalsIgnoringCase("jobposting") || $0.equalsIgnoringCase("profilepage")
          }
      }
    }
    if best > -4 { main = articleBest }
    if main != nil {
      kind = .article
    } else if isVideo {
      kind = .video
    } else if isGallery {
      kind = .gallery
    } else if isListing {
      kind = .listing
    } else if isOther {
      kind = .other
    }
  }

  /// How much a type says that the object is an article; 0 for other types.
  private static func weight(ofType type: Span<UInt8>) -> Int {
    if type.equalsIgnoringCase("jobposting") { return 0 }
    if type.hasWord("newsarticle", at: type.count - 11) { return 6 }
    if type.hasWord("article", at: type.count - 7) { return 5 }
    if type.hasWord("posting", at: type.count - 7) { return 5 }
    if type.equalsIgnoringCase("report") || type.equalsIgnoringCase("pressrelease") { return 4 }
    if type.equalsIgnoringCase("review") || type.equalsIgnoringCase("criticreview") { return 1 }
    if type.equalsIgnoringCase("recipe") || type.equalsIgnoringCase("creativework") { return 2 }
    return 0
  }

  /// Whether an object stands in a list of links to other pages.
  private static func isListed(_ index: Int, in graph: JSONLDGraph, _ bytes: Span<UInt8>) -> Bool {
    var current = index
    for _ in 0..<6 {
      for name: StaticString in [
        "itemListElement", "hasPart", "mentions", "citation", "relatedLink", "blogPost", "blogPosts", "subjectOf",
        "comment", "isPartOf", "isBasedOn", "significantLink", "relatedArticle", "review", "itemReviewed",
      ] where graph.json.keyEquals(current, name, in: bytes) {
        return true
      }
      let parent = Int(graph.json.values[current].parent)
      if parent < 0 { return false }
      current = parent
    }
    return false
  }

  private static func isGraphMember(_ index: Int, _ graph: JSONLDGraph, _ bytes: Span<UInt8>) -> Bool {
    let parent = Int(graph.json.values[index].parent)
    return parent >= 0
      && (graph.json.values[parent].parent < 0 || graph.json.keyEquals(parent, "@graph", in: bytes))
  }

  /// More where the object's address is the page's, less where it is another page's of the same site.
  private static func addressScore(
    _ index: Int, _ graph: JSONLDGraph, _ bytes: Span<UInt8>, _ address: PageAddress?
  ) -> Int {
    guard let address else { return 0 }
    var score = 0
    for name: StaticString in ["mainEntityOfPage", "url", "@id"] {
      guard let member = graph.member(name, of: index, in: bytes),
        let other = PageAddress(graph.address(member, in: bytes)), !other.isRoot
      else { continue }
      if other.barePath.elementsEqual(address.barePath) { return 6 }
      score = -2
    }
    return score
  }
}
