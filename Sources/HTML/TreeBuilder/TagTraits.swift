/// What tree construction asks about an element's name, as bits.
struct TagTraits: OptionSet, Sendable {
  let rawValue: UInt16

  /// The "special" category (13.2.4.2).
  static let special = TagTraits(rawValue: 1 << 0)
  /// Special, but not address, div or p: where the search for an open li, dd or dt ends.
  static let endsItemSearch = TagTraits(rawValue: 1 << 1)
  /// Ends the search for an element in scope.
  static let scope = TagTraits(rawValue: 1 << 2)
  /// Ends the search for an element in button scope.
  static let buttonScope = TagTraits(rawValue: 1 << 3)
  /// Ends the search for an element in list item scope.
  static let listScope = TagTraits(rawValue: 1 << 4)
  /// Ends the search for an element in table scope.
  static let tableScope = TagTraits(rawValue: 1 << 5)
  /// An element of the HTML namespace.
  static let html = TagTraits(rawValue: 1 << 6)

  /// Its end tag may be implied (13.2.6.3).
  static let impliedEnd = TagTraits(rawValue: 1 << 7)
  /// Its end tag is implied at the end of a template, too.
  static let impliedEndThoroughly = TagTraits(rawValue: 1 << 8)
  /// The "formatting" category.
  static let formatting = TagTraits(rawValue: 1 << 9)
  /// Opening it puts a marker on the list of active formatting elements.
  static let marker = TagTraits(rawValue: 1 << 10)
  /// A part of a table, of whose being open the insertion mode tells.
  static let tablePart = TagTraits(rawValue: 1 << 11)
  /// Text put straight into it is foster parented.
  static let fosters = TagTraits(rawValue: 1 << 12)
  /// h1 to h6.
  static let heading = TagTraits(rawValue: 1 << 13)

  private static let allScopes: TagTraits = [.scope, .buttonScope, .listScope]

  /// Traits of the HTML elements by tag number.
  static let ofHTML: [TagTraits] = {
    var table = [TagTraits](repeating: .html, count: Tag.allCases.count)
    func add(_ traits: TagTraits, _ tags: [Tag]) {
      for tag in tags { table[Int(tag.rawValue)].formUnion(traits) }
    }
    let special: [Tag] = [
      .address, .applet, .area, .article, .aside, .base, .basefont, .bgsound, .blockquote, .body, .br, .button,
      .caption, .center, .col, .colgroup, .dd, .details, .dir, .div, .dl, .dt, .embed, .fieldset, .figcaption, .figure,
      .footer, .form, .frame, .frameset, .h1, .h2, .h3, .h4, .h5, .h6, .head, .header, .hgroup, .hr, .html, .iframe,
      .img, .input, .keygen, .li, .link, .listing, .main, .marquee, .menu, .meta, .nav, .noembed, .noframes, .noscript,
      .object, .ol, .p, .param, .plaintext, .pre, .script, .search, .section, .select, .source, .style, .summary,
      .table, .tbody, .td, .template, .textarea, .tfoot, .th, .thead, .title, .tr, .track, .ul, .wbr, .xmp,
    ]
    add(.special, special)
    add(.endsItemSearch, special.filter { $0 != .address && $0 != .div && $0 != .p })
    add(
      allScopes, [.applet, .caption, .html, .table, .td, .th, .marquee, .object, .select, .template])
    add(.buttonScope, [.button])
    add(.listScope, [.ol, .ul])
    add(.tableScope, [.html, .table, .template])
    add([.impliedEnd, .impliedEndThoroughly], [.dd, .dt, .li, .optgroup, .option, .p, .rb, .rp, .rt, .rtc])
    add(.impliedEndThoroughly, [.caption, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr])
    add(.formatting, [.a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u])
    add(.marker, [.applet, .marquee, .object, .template, .td, .th, .caption])
    add(.tablePart, [.table, .caption, .colgroup, .tbody, .thead, .tfoot, .tr, .td, .th, .template, .select])
    add(.fosters, [.table, .tbody, .tfoot, .thead, .tr])
    add(.heading, [.h1, .h2, .h3, .h4, .h5, .h6])
    return table
  }()

  /// Traits of a foreign element.
  static func ofForeign(_ tag: Tag, _ namespace: Namespace) -> TagTraits {
    switch (namespace, tag) {
    case (.mathml, .mi), (.mathml, .mo), (.mathml, .mn), (.mathml, .ms), (.mathml, .mtext), (.mathml, .annotationXML),
      (.svg, .foreignObject), (.svg, .desc), (.svg, .title):
      return allScopes.union([.special, .endsItemSearch])
    default: return []
    }
  }
}
