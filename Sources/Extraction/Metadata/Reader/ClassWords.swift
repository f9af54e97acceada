/// What the words in class and id attributes say about an element.
struct ClassWords: OptionSet {
  let rawValue: UInt8

  /// Holds a date.
  static let date = ClassWords(rawValue: 1)
  /// Holds the date of publication, by name.
  static let published = ClassWords(rawValue: 2)
  /// Holds the date of a change, by name.
  static let modified = ClassWords(rawValue: 4)
  /// Holds authors' names.
  static let byline = ClassWords(rawValue: 8)
  /// Holds what is not of the article: comments, links to other articles, columns at the side.
  static let aside = ClassWords(rawValue: 16)
  /// Holds a title.
  static let title = ClassWords(rawValue: 32)
  /// Describes an author at length.
  static let biography = ClassWords(rawValue: 64)
  /// Holds readers' comments; these are ``aside`` too.
  static let comments = ClassWords(rawValue: 128)

  /// How much of a value is read: what says something stands first, styling after it. Bytes.
  static let limit = 80

  /// Reads an attribute's value: the starts of words are found eight bytes at a time, and each word is looked up by its
  /// first four letters.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var words: ClassWords = []
    // Offsets stay below `end`, three before the end of the buffer.
    let end = min(bytes.count, Self.limit) - 3
    var starts = WordStarts()
    var block = 0
    while block < end {
      var bits = starts.next(bytes, at: block)
      while bits != 0 {
        let i = block + bits.trailingZeroBitCount >> 3
        bits &= bits - 1
        if i >= end { break }
        let first = bytes[i] | 32
        guard Self.secondLetters(first) & (1 << UInt32(bytes[i + 1] & 31)) != 0 else { continue }
        let four =
          UInt32(first) << 24 | UInt32(bytes[i + 1] | 32) << 16 | UInt32(bytes[i + 2] | 32) << 8
          | UInt32(bytes[i + 3] | 32)
        words.formUnion(Self.meaning(four, bytes.span, i))
      }
      block += 8
    }
    self = words
  }

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The second letters of the words that begin with a letter, one bit each: most words end their look-up here.
  @inline(__always)
  private static func secondLetters(_ first: UInt8) -> UInt32 {
    switch first {
    case UInt8(ascii: "a"): bits("ub")
    case UInt8(ascii: "b"): bits("yi")
    case UInt8(ascii: "c"): bits("or")
    case UInt8(ascii: "d"): bits("ai")
    case UInt8(ascii: "e"): bits("n")
    case UInt8(ascii: "f"): bits("eo")
    case UInt8(ascii: "h"): bits("e")
    case UInt8(ascii: "j"): bits("o")
    case UInt8(ascii: "l"): bits("a")
    case UInt8(ascii: "m"): bits("o")
    case UInt8(ascii: "p"): bits("uor")
    case UInt8(ascii: "r"): bits("e")
    case UInt8(ascii: "s"): bits("ip")
    case UInt8(ascii: "t"): bits("ier")
    case UInt8(ascii: "u"): bits("p")
    case UInt8(ascii: "v"): bits("e")
    case UInt8(ascii: "w"): bits("ri")
    default: 0
    }
  }

  @inline(__always)
  private static func bits(_ letters: StaticString) -> UInt32 {
    letters.withUTF8Buffer { $0.reduce(0) { $0 | 1 << UInt32($1 & 31) } }
  }

  private static func meaning(_ four: UInt32, _ value: Span<UInt8>, _ i: Int) -> ClassWords {
    switch four {
    case word("auth"): value.hasWord("author", at: i) ? .byline : []
    case word("byli"), word("writ"), word("auto"), word("verf"), word("jour"), word("reda"):
      value.hasWord("byline", at: i) || value.hasWord("writer", at: i) || value.hasWord("autor", at: i)
        || value.hasWord("verfasser", at: i) || value.hasWord("journalist", at: i) || value.hasWord("redac", at: i)
        ? .byline : []
    case word("by-l"), word("by_l"): .byline
    case word("repo"): value.hasWord("reporter", at: i) ? .byline : []
    case word("cont"): value.hasWord("contributor", at: i) ? .byline : []
    case word("bio-"), word("biog"), word("abou"): .biography
    case word("date"), word("datu"), word("fech"):
      value.hasWord("datepublished", at: i) || value.hasWord("date-published", at: i) ? [.date, .published] : .date
    case word("time"): value.hasWord("timeline", at: i) || value.hasWord("times-", at: i) ? [] : .date
    case word("publ"), word("pubd"), word("pub-"), word("post"), word("crea"), word("entr"):
      value.hasWord("published", at: i) || value.hasWord("publish", at: i) || value.hasWord("pubdate", at: i)
        || value.hasWord("publication", at: i) || value.hasWord("posted", at: i) || value.hasWord("postdate", at: i)
        || value.hasWord("created", at: i) || value.hasWord("pub-date", at: i) || value.hasWord("pub_date", at: i)
        ? [.date, .published] : []
    case word("upda"), word("modi"): [.date, .modified]
    case word("comm"): value.hasWord("comment", at: i) ? [.aside, .comments] : []
    case word("widg"):
      // Page builders call every part of a page a widget: "elementor-widget".
      value.hasWord("widget", at: i) && !value.hasWord("elementor-", at: i - 10) ? .aside : []
    case word("rela"), word("side"), word("reco"), word("teas"), word("popu"), word("tren"), word("foot"),
      word("prom"), word("spon"), word("resp"), word("disq"):
      value.hasWord("related", at: i) || value.hasWord("sidebar", at: i)
        || value.hasWord("recommend", at: i) || value.hasWord("teaser", at: i) || value.hasWord("popular", at: i)
        || value.hasWord("trending", at: i) || isPageFooter(value, i) || value.hasWord("promo", at: i)
        || value.hasWord("sponsor", at: i) || value.hasWord("respond", at: i) || value.hasWord("disqus", at: i)
        ? .aside : []
    case word("rece"), word("late"): value.hasWord("recent", at: i) || value.hasWord("latest", at: i) ? .aside : []
    case word("head"): value.hasWord("headline", at: i) ? .title : []
    case word("titl"), word("tite"): .title
    default: []
    }
  }

  /// Whether "footer" stands at an offset, and not that of the article: "post-footer", "entry-footer".
  private static func isPageFooter(_ value: Span<UInt8>, _ i: Int) -> Bool {
    guard value.hasWord("footer", at: i) else { return false }
    return
      !(value.hasWord("post", at: i - 5) || value.hasWord("entry", at: i - 6) || value.hasWord("article", at: i - 8))
  }

  @inline(__always)
  private static func word(_ letters: StaticString) -> UInt32 {
    letters.withUTF8Buffer { UInt32($0[0]) << 24 | UInt32($0[1]) << 16 | UInt32($0[2]) << 8 | UInt32($0[3]) }
  }
}
