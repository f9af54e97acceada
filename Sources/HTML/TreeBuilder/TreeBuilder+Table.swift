/// Tables (13.2.6.4.9 to 13.2.6.4.15).
extension TreeBuilder {
  // MARK: Text

  /// The pending text of a table is over: white space stays, anything else goes before the table.
  mutating func flushTableText() {
    mode = originalMode
    let texts = pendingTableText
    pendingTableText = []
    let isSpace = texts.allSatisfy { endOfWhiteSpace($0) == $0.upperBound }
    for text in texts {
      if isSpace { insertText(text) } else { inTableTextElsewhere(text) }
    }
    pendingTableText = texts
  }

  /// Text by the rules for in body, foster parented.
  mutating func inTableTextElsewhere(_ range: Range<Int>) {
    fosterParenting = true
    inBodyText(range)
    fosterParenting = false
  }

  // MARK: Table

  private mutating func clearStack(toHave tags: (Tag) -> Bool) {
    while open.count > 1 {
      let top = open.top
      if top.namespace == .html, top.tag == .template || tags(top.tag) { return }
      pop()
    }
  }

  mutating func inTableStart() -> Bool {
    switch tokenizer.tag {
    case .caption:
      clearStack { $0 == .table }
      formatting.append(.marker)
      insertElement()
      mode = .inCaption
    case .colgroup:
      clearStack { $0 == .table }
      insertElement()
      mode = .inColumnGroup
    case .col:
      clearStack { $0 == .table }
      insertImplied(.colgroup)
      mode = .inColumnGroup
      return false
    case .tbody, .tfoot, .thead:
      clearStack { $0 == .table }
      insertElement()
      mode = .inTableBody
    case .td, .th, .tr:
      clearStack { $0 == .table }
      insertImplied(.tbody)
      mode = .inTableBody
      return false
    case .table:
      guard open.has(.table, in: .tableScope) else { return true }
      popUntil(.table)
      resetInsertionMode()
      return false
    case .style, .script, .template: return inHeadStart()
    case .input where isHiddenInput: insertVoidElement()
    case .form:
      if form != 0 || open.index(of: .template) >= 0 { return true }
      form = insertElement()
      pop()
    default:
      fosterParenting = true
      _ = inBodyStart()
      fosterParenting = false
    }
    return true
  }

  mutating func inTableEnd() -> Bool {
    switch tokenizer.tag {
    case .table:
      guard open.has(.table, in: .tableScope) else { return true }
      popUntil(.table)
      resetInsertionMode()
    case .body, .caption, .col, .colgroup, .html, .tbody, .td, .tfoot, .th, .thead, .tr: break
    case .template: endTemplate()
    default:
      fosterParenting = true
      _ = inBodyEnd()
      fosterParenting = false
    }
    return true
  }

  // MARK: Caption

  /// Closes the caption; false if none is open.
  private mutating func closeCaption() -> Bool {
    guard open.has(.caption, in: .tableScope) else { return false }
    popUntil(.caption)
    formatting.clearToMarker()
    mode = .inTable
    return true
  }

  mutating func inCaptionStart() -> Bool {
    switch tokenizer.tag {
    case .caption, .col, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr: return !closeCaption()
    default: return inBodyStart()
    }
  }

  mutating func inCaptionEnd() -> Bool {
    switch tokenizer.tag {
    case .caption:
      _ = closeCaption()
      return true
    case .table: return !closeCaption()
    case .body, .col, .colgroup, .html, .tbody, .td, .tfoot, .th, .thead, .tr: return true
    default: return inBodyEnd()
    }
  }

  // MARK: Column group

  mutating func inColumnGroupStart() -> Bool {
    switch tokenizer.tag {
    case .html: return inBodyStart()
    case .col: insertVoidElement()
    case .template: return inHeadStart()
    default: return leaveColumnGroup()
    }
    return true
  }

  mutating func inColumnGroupEnd() -> Bool {
    switch tokenizer.tag {
    case .colgroup: _ = leaveColumnGroup()
    case .col: break
    case .template: endTemplate()
    default: return leaveColumnGroup()
    }
    return true
  }

  private mutating func leaveColumnGroup() -> Bool {
    guard open.top.isHTML(.colgroup) else { return true }
    pop()
    mode = .inTable
    return false
  }

  // MARK: Table body

  private mutating func leaveTableBody() -> Bool {
    guard
      open.has(.tbody, in: .tableScope) || open.has(.thead, in: .tableScope) || open.has(.tfoot, in: .tableScope)
    else { return true }
    clearStack { $0 == .tbody || $0 == .thead || $0 == .tfoot }
    if open.count > 1 { pop() }
    mode = .inTable
    return false
  }

  mutating func inTableBodyStart() -> Bool {
    switch tokenizer.tag {
    case .tr:
      clearStack { $0 == .tbody || $0 == .thead || $0 == .tfoot }
      insertElement()
      mode = .inRow
    case .th, .td:
      clearStack { $0 == .tbody || $0 == .thead || $0 == .tfoot }
      insertImplied(.tr)
      mode = .inRow
      return false
    case .caption, .col, .colgroup, .tbody, .tfoot, .thead: return leaveTableBody()
    default: return inTableStart()
    }
    return true
  }

  mutating func inTableBodyEnd() -> Bool {
    let tag = tokenizer.tag
    switch tag {
    case .tbody, .tfoot, .thead:
      guard open.has(tag, in: .tableScope) else { return true }
      clearStack { $0 == .tbody || $0 == .thead || $0 == .tfoot }
      if open.count > 1 { pop() }
      mode = .inTable
      return true
    case .table: return leaveTableBody()
    case .body, .caption, .col, .colgroup, .html, .td, .th, .tr: return true
    default: return inTableEnd()
    }
  }

  // MARK: Row

  /// Closes the row and goes on in the table body; true if none is open.
  private mutating func leaveRow() -> Bool {
    guard open.has(.tr, in: .tableScope) else { return true }
    clearStack { $0 == .tr }
    if open.count > 1 { pop() }
    mode = .inTableBody
    return false
  }

  mutating func inRowStart() -> Bool {
    switch tokenizer.tag {
    case .th, .td:
      clearStack { $0 == .tr }
      insertElement()
      mode = .inCell
      formatting.append(.marker)
      return true
    case .caption, .col, .colgroup, .tbody, .tfoot, .thead, .tr: return leaveRow()
    default: return inTableStart()
    }
  }

  mutating func inRowEnd() -> Bool {
    let tag = tokenizer.tag
    switch tag {
    case .tr:
      _ = leaveRow()
      return true
    case .table: return leaveRow()
    case .tbody, .tfoot, .thead: return open.has(tag, in: .tableScope) ? leaveRow() : true
    case .body, .caption, .col, .colgroup, .html, .td, .th: return true
    default: return inTableEnd()
    }
  }

  // MARK: Cell

  /// Closes the cell and goes on in the row; true if none is open.
  private mutating func leaveCell() -> Bool {
    let tag: Tag = open.has(.td, in: .tableScope) ? .td : .th
    guard open.has(tag, in: .tableScope) else { return true }
    closeCell(tag)
    return false
  }

  private mutating func closeCell(_ tag: Tag) {
    popUntil(tag)
    formatting.clearToMarker()
    mode = .inRow
  }

  mutating func inCellStart() -> Bool {
    switch tokenizer.tag {
    case .caption, .col, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr: return leaveCell()
    default: return inBodyStart()
    }
  }

  mutating func inCellEnd() -> Bool {
    let tag = tokenizer.tag
    switch tag {
    case .td, .th:
      if open.has(tag, in: .tableScope) { closeCell(tag) }
      return true
    case .body, .caption, .col, .colgroup, .html: return true
    case .table, .tbody, .tfoot, .thead, .tr: return open.has(tag, in: .tableScope) ? leaveCell() : true
    default: return inBodyEnd()
    }
  }
}
