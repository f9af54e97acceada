/// An element name that the parser or its readers care about: every HTML element of the standard, the obsolete ones, and the
/// SVG and MathML ones that are met in pages or treated specially by tree construction.
///
/// The namespace is the node's (`Node.namespace`): `Tag.title` may be HTML's or SVG's.
@frozen public enum Tag: UInt8, CaseIterable, Sendable {
  /// Any other name: `Node.range` says where its bytes are.
  case unknown
  case html, head, body, title, base, link, meta, style, script, noscript, template, slot, div, span, p, a, b, i, u, s
  case em, strong, small, big, code, tt, font, strike, nobr, mark, q, cite, dfn, abbr, time, data, `var`, samp, kbd
  case sub, sup, bdi, bdo, wbr, br, hr, img, h1, h2, h3, h4, h5, h6, hgroup, header, footer, main, nav, section
  case article, aside, address, search, figure, figcaption, blockquote, pre, ol, ul, li, dl, dt, dd, menu, dir, center
  case details, summary, dialog, table, caption, colgroup, col, tbody, thead, tfoot, tr, td, th, form, fieldset
  case legend, label, input, button, select, datalist, optgroup, option, selectedcontent, textarea, output, progress
  case meter, keygen, iframe, embed, object, param, picture, source, video, audio, track, canvas, map, area, portal
  case fencedframe, ruby, rb, rt, rtc, rp, ins, del, applet, acronym, basefont, bgsound, blink, command, frame
  case frameset, noframes, noembed, isindex, image, listing, plaintext, xmp, marquee, menuitem, multicol, nextid
  case spacer, rbc, svg, g, path, rect, circle, ellipse, line, polyline, polygon, text, tspan, textPath, tref, use
  case symbol, defs, marker, mask, pattern, `switch`, view, desc, metadata, foreignObject, linearGradient
  case radialGradient, stop, clipPath, filter, animate, animateColor, animateMotion, animateTransform, set, mpath
  case glyphRef, altGlyph, altGlyphDef, altGlyphItem, feBlend, feColorMatrix, feComponentTransfer, feComposite
  case feConvolveMatrix, feDiffuseLighting, feDisplacementMap, feDistantLight, feDropShadow, feFlood, feFuncA, feFuncB
  case feFuncG, feFuncR, feGaussianBlur, feImage, feMerge, feMergeNode, feMorphology, feOffset, fePointLight
  case feSpecularLighting, feSpotLight, feTile, feTurbulence, math, mi, mo, mn, ms, mtext, mrow, mfrac, msqrt, msup
  case msub, annotation, annotationXML, semantics, mglyph, malignmark

  /// The name as it is written in source, in ASCII; empty for `unknown`.
  @inlinable public var name: StaticString { Self.names[Int(rawValue)] }

  /// The case with a raw value that is known to have one.
  @inline(__always) init(number: Int) {
    precondition(number >= 0 && number < 228)
    self = unsafeBitCast(UInt8(truncatingIfNeeded: number), to: Tag.self)
  }

  /// Names by raw value.
  @usableFromInline static let names: [StaticString] = [
    "",
    "html", "head", "body", "title", "base", "link", "meta", "style", "script", "noscript", "template", "slot", "div",
    "span", "p", "a", "b", "i", "u", "s", "em", "strong", "small", "big", "code", "tt", "font", "strike", "nobr",
    "mark", "q", "cite", "dfn", "abbr", "time", "data", "var", "samp", "kbd", "sub", "sup", "bdi", "bdo", "wbr", "br",
    "hr", "img", "h1", "h2", "h3", "h4", "h5", "h6", "hgroup", "header", "footer", "main", "nav", "section", "article",
    "aside", "address", "search", "figure", "figcaption", "blockquote", "pre", "ol", "ul", "li", "dl", "dt", "dd",
    "menu", "dir", "center", "details", "summary", "dialog", "table", "caption", "colgroup", "col", "tbody", "thead",
    "tfoot", "tr", "td", "th", "form", "fieldset", "legend", "label", "input", "button", "select", "datalist",
    "optgroup", "option", "selectedcontent", "textarea", "output", "progress", "meter", "keygen", "iframe", "embed",
    "object", "param", "picture", "source", "video", "audio", "track", "canvas", "map", "area", "portal",
    "fencedframe", "ruby", "rb", "rt", "rtc", "rp", "ins", "del", "applet", "acronym", "basefont", "bgsound", "blink",
    "command", "frame", "frameset", "noframes", "noembed", "isindex", "image", "listing", "plaintext", "xmp",
    "marquee", "menuitem", "multicol", "nextid", "spacer", "rbc", "svg", "g", "path", "rect", "circle", "ellipse",
    "line", "polyline", "polygon", "text", "tspan", "textPath", "tref", "use", "symbol", "defs", "marker", "mask",
    "pattern", "switch", "view", "desc", "metadata", "foreignObject", "linearGradient", "radialGradient", "stop",
    "clipPath", "filter", "animate", "animateColor", "animateMotion", "animateTransform", "set", "mpath", "glyphRef",
    "altGlyph", "altGlyphDef", "altGlyphItem", "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite",
    "feConvolveMatrix", "feDiffuseLighting", "feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood",
    "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feImage", "feMerge", "feMergeNode", "feMorphology",
    "feOffset", "fePointLight", "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence", "math", "mi", "mo",
    "mn", "ms", "mtext", "mrow", "mfrac", "msqrt", "msup", "msub", "annotation", "annotation-xml", "semantics",
    "mglyph", "malignmark",
  ]
}
