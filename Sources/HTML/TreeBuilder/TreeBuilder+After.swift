/// Templates, framesets, and what comes after the body (13.2.6.4.16 to 13.2.6.4.21).
extension TreeBuilder {
  // MARK: In template

  mutating func inTemplateStart() -> Bool {
    switch tokenizer.tag {
    case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title: return inHeadStart()
    case .caption, .colgroup, .tbody, .tfoot, .thead: enter(.inTable)
    case .col: enter(.inColumnGroup)
    case .tr: enter(.inTableBody)
    case .td, .th: enter(.inRow)
    default: enter(.inBody)
    }
    return false
  }

  /// Replaces the current template insertion mode.
  private mutating func enter(_ mode: InsertionMode) {
    _ = templateModes.popLast()
    templateModes.append(mode)
    self.mode = mode
  }

  mutating func inTemplateEnd() -> Bool {
    if tokenizer.tag == .template { endTemplate() }
    return true
  }

  // MARK: After body

  mutating func afterBodyStart() -> Bool {
    if tokenizer.tag == .html { return inBodyStart() }
    mode = .inBody
    return false
  }

  mutating func afterBodyEnd() -> Bool {
    if tokenizer.tag == .html {
      if context == nil { mode = .afterAfterBody }
      return true
    }
    mode = .inBody
    return false
  }

  // MARK: Framesets

  mutating func inFramesetStart() -> Bool {
    switch tokenizer.tag {
    case .html: return inBodyStart()
    case .frameset: insertElement()
    case .frame: insertVoidElement()
    case .noframes: return inHeadStart()
    default: break
    }
    return true
  }

  mutating func inFramesetEnd() -> Bool {
    guard tokenizer.tag == .frameset, open.count > 1 else { return true }
    pop()
    if context == nil, !open.top.isHTML(.frameset) { mode = .afterFrameset }
    return true
  }

  mutating func afterFramesetStart() -> Bool {
    switch tokenizer.tag {
    case .html: return inBodyStart()
    case .noframes: return inHeadStart()
    default: return true
    }
  }
}
