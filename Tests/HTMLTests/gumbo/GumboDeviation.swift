/// What gumbo 0.10, of 2015, does otherwise than the standard, in a way that can be undone, or done again to our tree: in these
/// places alone, and the trees have to be the same then. Anything else that differs on such a page is still seen.
enum GumboDeviation: String, CaseIterable {
  case control = "C1 controls and noncharacters replaced by U+FFFD"
  case attributes = "an attribute that a tag has already, its name run into the next one"
  case pieces = "text not joined to the text node before it"
  case formText = "text before </form> put after the form"

  /// The page as gumbo's decoder hands it on.
  static func replacingControls(_ page: [UInt8]) -> [UInt8] {
    var result = String.UnicodeScalarView()
    for scalar in String(decoding: page, as: UTF8.self).unicodeScalars {
      let value = scalar.value
      let isControl = value >= 0x7F && value < 0xA0 || value < 0x20 && ![0, 9, 10, 12, 13].contains(value)
      let isNoncharacter = value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(value)
      result.append(isControl || isNoncharacter ? "\u{FFFD}" : scalar)
    }
    return Array(String(result).utf8)
  }

  /// On `</form>` gumbo takes the form off its stack, but keeps the text before it, which it has not made a node of yet; that then
  /// goes to where the form is, and into one node with text that follows.
  ///
  /// - Returns: whether there was such a form: one that ends with text, right before `</form>`, in our tree but not in theirs.
  static func moveFormText(in lines: inout [TreeLine], as theirs: [TreeLine]) -> Bool {
    let forms = lines.indices.filter { lines[$0].isElement("form") }
    let others = theirs.indices.filter { theirs[$0].isElement("form") }
    guard forms.count == others.count else { return false }
    var moved: [Int] = []
    for (form, other) in zip(forms, others) {
      guard let text = lastText(of: form, lines), lines[text].isBeforeFormEnd else { continue }
      if lastText(of: other, theirs) == nil { moved.append(text) }
    }
    // From the end, as a text may be lost to the next one.
    for text in moved.reversed() {
      lines[text].depth -= 1
      let next = text + 1
      guard next < lines.count, lines[next].kind == .text, lines[next].depth == lines[text].depth else { continue }
      lines[text].text += lines[next].text
      lines.remove(at: next)
    }
    return !moved.isEmpty
  }

  /// The text that is a form's last child.
  private static func lastText(of form: Int, _ lines: [TreeLine]) -> Int? {
    let end = lines[(form + 1)...].firstIndex { $0.depth <= lines[form].depth } ?? lines.count
    let last = lines[end - 1]
    return last.kind == .text && last.depth == lines[form].depth + 1 ? end - 1 : nil
  }

  /// After an attribute that the tag has already gumbo does not clear its buffer: it has the next name with that one before it.
  ///
  /// - Returns: whether there was an element where all that differs is such names.
  static func runNamesTogether(in lines: inout [TreeLine], as theirs: [TreeLine]) -> Bool {
    var found = false
    for index in 0..<min(lines.count, theirs.count) where lines[index].attributes != theirs[index].attributes {
      let (own, other) = (lines[index].attributes, theirs[index].attributes)
      // Each of theirs has to be one of ours, or have a name of several of ours; and each of ours has to be there, by itself or
      // as the last one of several.
      let isExplained = other.allSatisfy { attribute in
        let same = own.first { $0.name == attribute.name }
        if let same { return same == attribute }
        return own.contains { isRun(attribute.name[...], of: own.map(\.name), last: $0.name) }
      }
      let isThere = own.allSatisfy { attribute in
        other.contains { $0.value == attribute.value && $0.name.hasSuffix(attribute.name) }
      }
      guard isExplained, isThere else { continue }
      lines[index].attributes = other
      found = true
    }
    return found
  }

  /// Whether a name consists of others, with a certain one at its end.
  private static func isRun(_ name: Substring, of names: [String], last: String) -> Bool {
    if name == last { return true }
    return names.contains { name.hasPrefix($0) && isRun(name.dropFirst($0.count), of: names, last: last) }
  }
}
