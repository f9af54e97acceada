/// An attribute name that has a number, so that looking it up compares one byte.
///
/// The list is of names that are common in pages; it carries no meaning of its own.
@frozen public enum AttributeName: UInt8, CaseIterable, Sendable {
  /// Any other name: `Attribute.name` gives its bytes.
  case unknown
  case id, `class`, style, title, lang, dir, hidden, role, tabindex, itemscope, itemtype, itemprop, itemid, itemref
  case accesskey, slot, part, href, hreflang, rel, rev, target, type, media, charset, content, name, property
  case httpEquiv, scheme, typeof, vocab, about, resource, datatype, prefix, src, srcset, sizes, alt, width, height
  case loading, decoding, fetchpriority, crossorigin, integrity, referrerpolicy, async, `defer`, nonce, imagesrcset
  case imagesizes, poster, controls, autoplay, loop, muted, preload, datetime, pubdate, cite, data, value, action
  case method, enctype, placeholder, `for`, label, maxlength, required, checked, selected, disabled, readonly
  case autocomplete, size, rows, cols, color, face, bgcolor, background, align, valign, border, cellpadding
  case cellspacing, colspan, rowspan, scope, headers, summary, noshade, nowrap, clear, compact, start, allow
  case allowfullscreen, frameborder, scrolling, sandbox, usemap, shape, coords, open, download, ping, language, event
  case profile, code, codebase, archive, classid, `public`, system, encoding, definitionurl, onclick, onload, onerror
  case version, xmlns, xmlnsXlink, xlinkHref, viewbox, fill, d, stroke, x, y, transform, ariaHidden, ariaLabel
  case ariaLabelledby, ariaDescribedby, ariaExpanded, ariaControls, ariaHaspopup, dataSrc, dataSrcset, dataUrl, dataId
  case dataHref, dataOriginal, dataLazySrc, dataComponent, dataTestid, dataType, dataPublished, dataAuthor
  case dataTimestamp, dataNosnippet, amp

  /// The name as it is written in source, in ASCII; empty for `unknown`.
  @inlinable public var name: StaticString { Self.names[Int(rawValue)] }

  /// The case with a raw value that is known to have one.
  @inline(__always) init(number: Int) {
    precondition(number >= 0 && number < 158)
    self = unsafeBitCast(UInt8(truncatingIfNeeded: number), to: AttributeName.self)
  }

  /// Names by raw value.
  @usableFromInline static let names: [StaticString] = [
    "",
    "id", "class", "style", "title", "lang", "dir", "hidden", "role", "tabindex", "itemscope", "itemtype", "itemprop",
    "itemid", "itemref", "accesskey", "slot", "part", "href", "hreflang", "rel", "rev", "target", "type", "media",
    "charset", "content", "name", "property", "http-equiv", "scheme", "typeof", "vocab", "about", "resource",
    "datatype", "prefix", "src", "srcset", "sizes", "alt", "width", "height", "loading", "decoding", "fetchpriority",
    "crossorigin", "integrity", "referrerpolicy", "async", "defer", "nonce", "imagesrcset", "imagesizes", "poster",
    "controls", "autoplay", "loop", "muted", "preload", "datetime", "pubdate", "cite", "data", "value", "action",
    "method", "enctype", "placeholder", "for", "label", "maxlength", "required", "checked", "selected", "disabled",
    "readonly", "autocomplete", "size", "rows", "cols", "color", "face", "bgcolor", "background", "align", "valign",
    "border", "cellpadding", "cellspacing", "colspan", "rowspan", "scope", "headers", "summary", "noshade", "nowrap",
    "clear", "compact", "start", "allow", "allowfullscreen", "frameborder", "scrolling", "sandbox", "usemap", "shape",
    "coords", "open", "download", "ping", "language", "event", "profile", "code", "codebase", "archive", "classid",
    "public", "system", "encoding", "definitionurl", "onclick", "onload", "onerror", "version", "xmlns", "xmlns:xlink",
    "xlink:href", "viewbox", "fill", "d", "stroke", "x", "y", "transform", "aria-hidden", "aria-label",
    "aria-labelledby", "aria-describedby", "aria-expanded", "aria-controls", "aria-haspopup", "data-src",
    "data-srcset", "data-url", "data-id", "data-href", "data-original", "data-lazy-src", "data-component",
    "data-testid", "data-type", "data-published", "data-author", "data-timestamp", "data-nosnippet", "amp",
  ]
}
