import HTML

/// What an element does to the text around it.
enum Flow: UInt8 {
  /// Its text goes on in the text around it.
  case inline
  /// As inline, and within words and phrases: no new part of a line begins at its edges.
  case phrase
  /// Its edges end blocks.
  case block
  /// It and its contents are left out.
  case skipped
  /// A line break: white space, and with another one right after it the end of a block.
  case lineBreak
  /// A cell of a table row: white space at its edges.
  case cell

  /// Each tag's flow, by raw value.
  static let ofTags: [Flow] = Tag.allCases.map { tag in
    switch tag {
    case .style, .template, .svg, .math, .iframe, .object, .embed, .applet, .canvas, .map, .audio, .video, .datalist,
      .option, .optgroup, .select, .textarea, .noframes, .noembed, .frameset, .rp, .rt, .rtc, .progress, .meter,
      .portal, .fencedframe:
      .skipped
    case .br: .lineBreak
    case .td, .th: .cell
    case .html, .body, .head, .div, .p, .h1, .h2, .h3, .h4, .h5, .h6, .hgroup, .header, .footer, .main, .nav, .section,
      .article, .aside, .address, .search, .figure, .figcaption, .blockquote, .pre, .ol, .ul, .li, .dl, .dt, .dd, .menu,
      .dir, .center, .details, .summary, .dialog, .table, .caption, .tbody, .thead, .tfoot, .tr, .form, .fieldset,
      .legend, .hr, .button, .picture, .listing, .plaintext, .xmp, .marquee, .noscript, .menuitem:
      .block
    case .b, .i, .em, .strong, .u, .sup, .sub, .mark, .small, .font, .wbr, .q, .abbr, .bdi: .phrase
    default: .inline
    }
  }

  /// The flow of an element.
  @inline(__always)
  static func of(_ tag: Tag) -> Flow { ofTags[Int(tag.rawValue)] }
}
