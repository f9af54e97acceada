/// Start tags and text in body (13.2.6.4.7).
extension TreeBuilder {
  @inline(__always) mutating func inBodyText(_ range: Range<Int>) {
    reconstruct()
    insertText(range)
    if framesetOK, endOfWhiteSpace(range) < range.upperBound { framesetOK = false }
  }

  /// Always deals with the tag: the result suits the dispatcher.
  mutating func inBodyStart() -> Bool {
    switch tokenizer.tag {
    case .div, .section, .article, .ul, .ol, .p, .aside, .nav, .header, .footer, .figure, .figcaption, .main, .address,
      .blockquote, .center, .details, .dialog, .dir, .dl, .fieldset, .hgroup, .menu, .search, .summary:
      closeParagraph()
      insertElement()
    case .a:
      closeOpenAnchor()
      reconstruct()
      remember(insertElement())
    case .b, .big, .code, .em, .font, .i, .s, .small, .strike, .strong, .tt, .u:
      reconstruct()
      remember(insertElement())
    case .li: startItem(.li, .li)
    case .dd, .dt: startItem(.dd, .dt)
    case .img, .br, .area, .embed, .keygen, .wbr:
      reconstruct()
      insertVoidElement()
      framesetOK = false
    case .h1, .h2, .h3, .h4, .h5, .h6:
      closeParagraph()
      if open.top.traits.contains(.heading) { pop() }
      insertElement()
    case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title:
      return inHeadStart()
    case .input: startInput()
    case .button:
      if open.has(.button) {
        generateImpliedEndTags()
        popUntil(.button)
      }
      reconstruct()
      insertElement()
      framesetOK = false
    case .form: startForm()
    case .table:
      if quirks != .quirks { closeParagraph() }
      insertElement()
      framesetOK = false
      mode = .inTable
    case .pre, .listing:
      closeParagraph()
      insertElement()
      skipsLineFeed = true
      framesetOK = false
    case .hr:
      closeParagraph()
      if open.has(.select) { generateImpliedEndTags() }
      insertVoidElement()
      framesetOK = false
    case .param, .source, .track: insertVoidElement()
    case .nobr:
      reconstruct()
      if open.has(.nobr) {
        adopt(.nobr)
        reconstruct()
      }
      remember(insertElement())
    case .applet, .marquee, .object:
      reconstruct()
      insertElement()
      formatting.append(.marker)
      framesetOK = false
    case .textarea:
      insertText(as: .rcdata)
      skipsLineFeed = true
      framesetOK = false
    case .iframe:
      framesetOK = false
      insertText(as: .rawtext)
    case .noembed: insertText(as: .rawtext)
    case .noscript where scripting: insertText(as: .rawtext)
    case .xmp:
      closeParagraph()
      reconstruct()
      framesetOK = false
      insertText(as: .rawtext)
    case .select: startSelect()
    case .option:
      if open.has(.select) {
        generateImpliedEndTags(except: .optgroup)
      } else if open.top.isHTML(.option) {
        pop()
      }
      reconstruct()
      insertElement()
    case .optgroup:
      if open.has(.select) {
        generateImpliedEndTags()
      } else if open.top.isHTML(.option) {
        pop()
      }
      reconstruct()
      insertElement()
    case .rb, .rtc:
      if open.has(.ruby) { generateImpliedEndTags() }
      insertElement()
    case .rp, .rt:
      if open.has(.ruby) { generateImpliedEndTags(except: .rtc) }
      insertElement()
    case .svg: startForeign(.svg)
    case .math: startForeign(.mathml)
    case .image:
      tokenizer.tag = .img
      tokenizer.name = tokenizer.pooled(tokenizer.pool.tags[Int(Tag.img.rawValue)])
      return inBodyStart()
    case .plaintext:
      closeParagraph()
      insertElement()
      tokenizer.model = .plaintext
    case .html: addAttributesToHTML()
    case .body: addAttributesToBody()
    case .frameset: replaceBodyByFrameset()
    case .caption, .col, .colgroup, .frame, .head, .tbody, .td, .tfoot, .th, .thead, .tr: break
    default:
      reconstruct()
      insertElement()
    }
    return true
  }

  /// Closes a p in button scope, if there is one.
  @inline(__always) mutating func closeParagraph() {
    if open.has(.p, in: .buttonScope) { popUntil(.p) }
  }

  /// li, dd, dt: closes an open one of the kind first.
  private mutating func startItem(_ one: Tag, _ other: Tag) {
    framesetOK = false
    let index = max(open.index(of: one), open.index(of: other))
    if index >= 0, index >= open.boundary(.endsItemSearch) { pop(through: max(index, 1)) }
    closeParagraph()
    insertElement()
  }

  private mutating func startInput() {
    if context?.tag == .select, context?.namespace == .html { return }
    if open.has(.select) { popUntil(.select) }
    reconstruct()
    insertVoidElement()
    if !isHiddenInput { framesetOK = false }
  }

  /// Whether the current tag has `type=hidden`.
  var isHiddenInput: Bool {
    for index in tokenizer.tagAttributes..<tokenizer.attributes.count
    where tokenizer.attributes[index].known == .type {
      return valueMatches(tokenizer.attributes[index].value, "hidden")
    }
    return false
  }

  /// Whether a range holds these small letters, in either case.
  func valueMatches(_ range: Range<Int>, _ text: StaticString) -> Bool {
    guard range.count == text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { bytes in
      bytes.indices.allSatisfy { lowercaseASCII(tokenizer.byte(at: range.lowerBound + $0)) == bytes[$0] }
    }
  }

  private mutating func startForm() {
    let inTemplate = open.index(of: .template) >= 0
    if form != 0, !inTemplate { return }
    closeParagraph()
    let node = insertElement()
    if !inTemplate { form = node }
  }

  private mutating func startSelect() {
    if context?.tag == .select, context?.namespace == .html { return }
    if open.has(.select) {
      popUntil(.select)
      return
    }
    reconstruct()
    insertElement()
    framesetOK = false
  }

  private mutating func startForeign(_ namespace: Namespace) {
    reconstruct()
    adjustForeignTag(namespace)
    if tokenizer.selfClosing { insertVoidElement(namespace) } else { insertElement(namespace) }
  }

  // MARK: A second html, body or frameset

  private mutating func addAttributesToHTML() {
    if open.index(of: .template) >= 0 { return }
    lateAttributes.addHTML(of: &tokenizer, to: tree[open[0].node].attributes)
  }

  private mutating func addAttributesToBody() {
    guard open.count > 1, open[1].isHTML(.body), open.index(of: .template) < 0 else { return }
    framesetOK = false
    lateAttributes.addBody(of: &tokenizer, to: tree[open[1].node].attributes)
  }

  private mutating func replaceBodyByFrameset() {
    guard open.count > 1, open[1].isHTML(.body), framesetOK else { return }
    tree.link()
    tree.detach(open[1].node)
    pop(through: 1)
    insertElement()
    mode = .inFrameset
  }
}
