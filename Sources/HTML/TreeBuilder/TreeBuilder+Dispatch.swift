/// Which rules a token goes by, in each insertion mode.
extension TreeBuilder {
  /// Hands a start tag to the rules of the insertion mode until one of them has dealt with it.
  mutating func startTagByMode() {
    while true {
      let isDone: Bool
      switch mode {
      case .inBody: isDone = inBodyStart()
      case .initial: isDone = leaveInitial()
      case .beforeHTML: isDone = beforeHTMLStart()
      case .beforeHead: isDone = beforeHeadStart()
      case .inHead: isDone = inHeadStart()
      case .inHeadNoscript: isDone = inHeadNoscriptStart()
      case .afterHead: isDone = afterHeadStart()
      case .text, .inTableText: isDone = true
      case .inTable: isDone = inTableStart()
      case .inCaption: isDone = inCaptionStart()
      case .inColumnGroup: isDone = inColumnGroupStart()
      case .inTableBody: isDone = inTableBodyStart()
      case .inRow: isDone = inRowStart()
      case .inCell: isDone = inCellStart()
      case .inTemplate: isDone = inTemplateStart()
      case .afterBody, .afterAfterBody: isDone = afterBodyStart()
      case .inFrameset: isDone = inFramesetStart()
      case .afterFrameset, .afterAfterFrameset: isDone = afterFramesetStart()
      }
      if isDone { return }
    }
  }

  /// Likewise for an end tag.
  mutating func endTagByMode() {
    while true {
      let isDone: Bool
      switch mode {
      case .inBody, .inTemplate: isDone = mode == .inBody ? inBodyEnd() : inTemplateEnd()
      case .initial: isDone = leaveInitial()
      case .beforeHTML, .beforeHead: isDone = beforeHeadEnd()
      case .inHead: isDone = inHeadEnd()
      case .inHeadNoscript: isDone = inHeadNoscriptEnd()
      case .afterHead: isDone = afterHeadEnd()
      case .text:
        pop()
        mode = originalMode
        isDone = true
      case .inTableText: isDone = true
      case .inTable: isDone = inTableEnd()
      case .inCaption: isDone = inCaptionEnd()
      case .inColumnGroup: isDone = inColumnGroupEnd()
      case .inTableBody: isDone = inTableBodyEnd()
      case .inRow: isDone = inRowEnd()
      case .inCell: isDone = inCellEnd()
      case .afterBody: isDone = afterBodyEnd()
      case .afterAfterBody:
        mode = .inBody
        isDone = false
      case .inFrameset: isDone = inFramesetEnd()
      case .afterFrameset:
        if tokenizer.tag == .html { mode = .afterAfterFrameset }
        isDone = true
      case .afterAfterFrameset: isDone = true
      }
      if isDone { return }
    }
  }

  /// Hands text to the rules of the insertion mode. Where they tell white space from the rest, its beginning goes first.
  mutating func textByMode(_ text: Range<Int>) {
    var range = text
    while !range.isEmpty {
      switch mode {
      case .inBody, .inCaption, .inCell, .inTemplate: return inBodyText(range)
      case .text: return insertText(range)
      case .inTable, .inTableBody, .inRow:
        guard open.top.traits.contains(.fosters) || open.top.tag == .template && open.top.namespace == .html else {
          return inTableTextElsewhere(range)
        }
        originalMode = mode
        mode = .inTableText
        pendingTableText.removeAll(keepingCapacity: true)
        pendingTableText.append(range)
        return
      case .inTableText:
        if let last = pendingTableText.last, let joined = tokenizer.join(last, with: range) {
          pendingTableText[pendingTableText.count - 1] = joined
        } else {
          pendingTableText.append(range)
        }
        return
      case .inFrameset, .afterFrameset, .afterAfterFrameset: return insertWhiteSpace(of: range)
      default: break
      }
      let rest = endOfWhiteSpace(range)
      let space = range.lowerBound..<rest
      switch mode {
      case .inHead, .inHeadNoscript, .afterHead, .inColumnGroup: if !space.isEmpty { insertText(space) }
      case .afterBody, .afterAfterBody: if !space.isEmpty { inBodyText(space) }
      default: break
      }
      range = rest..<range.upperBound
      if range.isEmpty { return }
      switch mode {
      case .initial: _ = leaveInitial()
      case .beforeHTML: _ = leaveBeforeHTML()
      case .beforeHead: _ = leaveBeforeHead()
      case .inHead, .inHeadNoscript: _ = leaveHead()
      case .afterHead: _ = leaveAfterHead()
      case .inColumnGroup:
        guard open.top.isHTML(.colgroup) else { return }
        pop()
        mode = .inTable
      default: mode = .inBody
      }
    }
  }

  /// A U+0000 that the tokenizer left alone: nearly everywhere it is dropped, once the mode is one that may drop it.
  mutating func nullByMode() {
    while true {
      switch mode {
      case .initial: _ = leaveInitial()
      case .beforeHTML: _ = leaveBeforeHTML()
      case .beforeHead: _ = leaveBeforeHead()
      case .inHead, .inHeadNoscript: _ = leaveHead()
      case .afterHead: _ = leaveAfterHead()
      case .inColumnGroup:
        guard open.top.isHTML(.colgroup) else { return }
        pop()
        mode = .inTable
      case .afterBody, .afterAfterBody: mode = .inBody
      default: return
      }
    }
  }

  /// The end of the page: makes the elements that every document has.
  mutating func end() {
    while true {
      switch mode {
      case .initial: _ = leaveInitial()
      case .beforeHTML: _ = leaveBeforeHTML()
      case .beforeHead: _ = leaveBeforeHead()
      case .inHead, .inHeadNoscript: _ = leaveHead()
      case .afterHead: _ = leaveAfterHead()
      case .text:
        pop()
        mode = originalMode
      case .inTableText: flushTableText()
      case .inFrameset, .afterFrameset, .afterAfterFrameset, .afterBody, .afterAfterBody: return
      default:
        guard !templateModes.isEmpty, open.index(of: .template) >= 0 else { return }
        closeTemplate()
        resetInsertionMode()
      }
    }
  }

  /// The offset after the white space that a range begins with.
  @inline(__always) func endOfWhiteSpace(_ range: Range<Int>) -> Int {
    var offset = range.lowerBound
    while offset < range.upperBound, isSpace(tokenizer.byte(at: offset)) { offset += 1 }
    return offset
  }

  /// Inserts the white space of a text and drops the rest.
  mutating func insertWhiteSpace(of range: Range<Int>) {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let end = endOfWhiteSpace(offset..<range.upperBound)
      if end > offset {
        if mode == .afterAfterFrameset { inBodyText(offset..<end) } else { insertText(offset..<end) }
      }
      offset = end
      while offset < range.upperBound, !isSpace(tokenizer.byte(at: offset)) { offset += 1 }
    }
  }
}

extension OpenElements.Element {
  /// Whether it is the HTML element with this tag.
  @inline(__always) func isHTML(_ tag: Tag) -> Bool { self.tag == tag && namespace == .html }
}
