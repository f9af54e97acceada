/// End tags in body (13.2.6.4.7), implied end tags (13.2.6.3), and the choice of the insertion mode (13.2.4.1).
extension TreeBuilder {
  /// - Returns: false to have the tag looked at again in the new mode.
  mutating func inBodyEnd() -> Bool {
    let tag = tokenizer.tag
    switch tag {
    case .div, .section, .article, .ul, .ol, .aside, .nav, .header, .footer, .figure, .figcaption, .main, .address,
      .blockquote, .button, .center, .details, .dialog, .dir, .dl, .fieldset, .hgroup, .listing, .menu, .pre, .search,
      .select, .summary:
      if open.has(tag) { popUntil(tag) }
    case .p:
      if open.has(.p, in: .buttonScope) {
        popUntil(.p)
      } else {
        insertImplied(.p)
        pop()
      }
    case .li: if open.has(.li, in: .listScope) { popUntil(.li) }
    case .dd, .dt: if open.has(tag) { popUntil(tag) }
    case .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u: adopt(tag)
    case .h1, .h2, .h3, .h4, .h5, .h6: endHeading()
    case .template: endTemplate()
    case .body, .html:
      guard open.has(.body) else { return true }
      mode = .afterBody
      return tag == .body
    case .form: endForm()
    case .applet, .marquee, .object:
      if open.has(tag) {
        popUntil(tag)
        formatting.clearToMarker()
      }
    case .br:
      reconstruct()
      insertVoidElement()
      framesetOK = false
    default: anyOtherEndTag(tag, name: tokenizer.name)
    }
    return true
  }

  /// Closes the nearest element of this name, unless a special element is nearer.
  mutating func anyOtherEndTag(_ tag: Tag, name: Range<Int>) {
    let special = open.boundary(.special)
    var index = open.index(ofKey: key(tag, .html, name: name))
    if tag == .unknown {
      while index >= special, !tokenizer.isSameBytes(tree[open[index].node].range, name) {
        index = Int(open[index].below)
      }
    }
    if index > 0, index >= special { pop(through: index) }
  }

  private mutating func endHeading() {
    var index = -1
    for heading in [Tag.h1, .h2, .h3, .h4, .h5, .h6] { index = max(index, open.index(of: heading)) }
    if index > 0, index >= open.boundary(.scope) { pop(through: index) }
  }

  private mutating func endForm() {
    if open.index(of: .template) >= 0 {
      if open.has(.form) { popUntil(.form) }
      return
    }
    let node = form
    form = 0
    guard node != 0, let index = open.index(ofNode: node, key: Int16(Tag.form.rawValue)),
      index >= open.boundary(.scope)
    else { return }
    generateImpliedEndTags()
    if index == open.count - 1 { return pop() }
    open.remove(at: index)
  }

  /// "Generate implied end tags".
  @inline(__always) mutating func generateImpliedEndTags(except tag: Tag = .unknown) {
    while open.top.traits.contains(.impliedEnd), open.top.tag != tag { pop() }
  }

  /// "Generate all implied end tags thoroughly".
  mutating func generateImpliedEndTagsThoroughly() {
    while open.top.traits.contains(.impliedEndThoroughly) { pop() }
  }

  /// "Reset the insertion mode appropriately".
  mutating func resetInsertionMode() {
    var index = open.count - 1
    while index >= 0 {
      let isLast = index == 0
      var tag = open[index].tag
      var namespace = open[index].namespace
      if isLast, let context {
        tag = context.tag
        namespace = context.namespace
      }
      if namespace == .html, let found = modeInside(tag, isLast: isLast) {
        mode = found
        return
      }
      index -= 1
    }
    mode = .inBody
  }

  private func modeInside(_ tag: Tag, isLast: Bool) -> InsertionMode? {
    switch tag {
    case .td, .th: isLast ? nil : .inCell
    case .tr: .inRow
    case .tbody, .thead, .tfoot: .inTableBody
    case .caption: .inCaption
    case .colgroup: .inColumnGroup
    case .table: .inTable
    case .template: templateModes.last
    case .head: isLast ? nil : .inHead
    case .body: .inBody
    case .frameset: .inFrameset
    case .html: head == 0 ? .beforeHead : .afterHead
    default: nil
    }
  }
}
