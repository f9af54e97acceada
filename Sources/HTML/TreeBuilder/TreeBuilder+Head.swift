/// The modes up to the body (13.2.6.4.1 to 13.2.6.4.6).
extension TreeBuilder {
  // MARK: "Anything else": make what is missing, go on with the next mode

  mutating func leaveInitial() -> Bool {
    quirks = .quirks
    mode = .beforeHTML
    return false
  }

  mutating func leaveBeforeHTML() -> Bool {
    insertImplied(.html)
    mode = .beforeHead
    return false
  }

  mutating func leaveBeforeHead() -> Bool {
    head = insertImplied(.head)
    mode = .inHead
    return false
  }

  /// Leaves head, or noscript in head.
  mutating func leaveHead() -> Bool {
    pop()
    mode = mode == .inHeadNoscript ? .inHead : .afterHead
    return false
  }

  mutating func leaveAfterHead() -> Bool {
    insertImplied(.body)
    mode = .inBody
    return false
  }

  // MARK: Start tags

  mutating func beforeHTMLStart() -> Bool {
    guard tokenizer.tag == .html else { return leaveBeforeHTML() }
    insertElement()
    mode = .beforeHead
    return true
  }

  mutating func beforeHeadStart() -> Bool {
    switch tokenizer.tag {
    case .html: return inBodyStart()
    case .head:
      head = insertElement()
      mode = .inHead
      return true
    default: return leaveBeforeHead()
    }
  }

  mutating func inHeadStart() -> Bool {
    switch tokenizer.tag {
    case .html: return inBodyStart()
    case .base, .basefont, .bgsound, .link, .meta: insertVoidElement()
    case .title: insertText(as: .rcdata)
    case .noscript:
      if scripting {
        insertText(as: .rawtext)
      } else {
        insertElement()
        mode = .inHeadNoscript
      }
    case .noframes, .style: insertText(as: .rawtext)
    case .script: insertText(as: .scriptData)
    case .template: insertTemplate()
    case .head: return true
    default: return leaveHead()
    }
    return true
  }

  /// "The generic raw text element parsing algorithm" and its like.
  mutating func insertText(as model: ContentModel) {
    insertElement()
    tokenizer.model = model
    originalMode = mode
    mode = .text
  }

  mutating func inHeadNoscriptStart() -> Bool {
    switch tokenizer.tag {
    case .html: return inBodyStart()
    case .basefont, .bgsound, .link, .meta, .noframes, .style: return inHeadStart()
    case .head, .noscript: return true
    default: return leaveHead()
    }
  }

  mutating func afterHeadStart() -> Bool {
    switch tokenizer.tag {
    case .html: return inBodyStart()
    case .body:
      insertElement()
      framesetOK = false
      mode = .inBody
    case .frameset:
      insertElement()
      mode = .inFrameset
    case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title:
      // Back into the head for this one.
      tree.turn(to: head)
      push(head)
      let index = open.count - 1
      _ = inHeadStart()
      open.remove(at: index)
    case .head: return true
    default: return leaveAfterHead()
    }
    return true
  }

  // MARK: End tags

  mutating func beforeHeadEnd() -> Bool {
    switch tokenizer.tag {
    case .head, .body, .html, .br: return mode == .beforeHTML ? leaveBeforeHTML() : leaveBeforeHead()
    default: return true
    }
  }

  mutating func inHeadEnd() -> Bool {
    switch tokenizer.tag {
    case .head:
      pop()
      mode = .afterHead
      return true
    case .body, .html, .br: return leaveHead()
    case .template:
      endTemplate()
      return true
    default: return true
    }
  }

  mutating func inHeadNoscriptEnd() -> Bool {
    switch tokenizer.tag {
    case .noscript:
      pop()
      mode = .inHead
      return true
    case .br: return leaveHead()
    default: return true
    }
  }

  mutating func afterHeadEnd() -> Bool {
    switch tokenizer.tag {
    case .template:
      endTemplate()
      return true
    case .body, .html, .br: return leaveAfterHead()
    default: return true
    }
  }

  // MARK: Templates

  mutating func insertTemplate() {
    let template = insertElement()
    // A node of its own holds the contents.
    let contents = tree.add(Node(.content, 0..<0), to: template)
    open.setTarget(contents)
    formatting.append(.marker)
    framesetOK = false
    mode = .inTemplate
    templateModes.append(.inTemplate)
  }

  mutating func endTemplate() {
    guard open.index(of: .template) >= 0 else { return }
    closeTemplate()
    resetInsertionMode()
  }

  mutating func closeTemplate() {
    generateImpliedEndTagsThoroughly()
    popUntil(.template)
    formatting.clearToMarker()
    _ = templateModes.popLast()
  }
}
