/// A node of a tree, to compare trees line by line, in document order.
struct TreeLine: Equatable {
  /// What a line is.
  enum Kind: Equatable {
    case element
    case text
    case comment
  }

  /// An attribute by its lower-case name.
  struct Attribute: Equatable {
    var name: String
    var value: String
  }

  var kind: Kind
  /// 0 for the html element.
  var depth: Int
  /// The text, or the element's name in lower case.
  var text: String
  /// By name.
  var attributes: [Attribute] = []
  /// Whether the page has `</form` right after the text. Known of our tree only, and no part of the comparison.
  var isBeforeFormEnd = false

  static func == (one: TreeLine, other: TreeLine) -> Bool {
    one.kind == other.kind && one.depth == other.depth && one.text == other.text && one.attributes == other.attributes
  }

  /// The lines with texts that follow each other in one.
  static func joiningTexts(_ lines: [TreeLine]) -> [TreeLine] {
    var result: [TreeLine] = []
    for line in lines {
      if line.kind == .text, let last = result.last, last.kind == .text, last.depth == line.depth {
        result[result.count - 1].text += line.text
      } else {
        result.append(line)
      }
    }
    return result
  }

  func isElement(_ name: String) -> Bool { kind == .element && text == name }

  /// Whether it is text of nothing but white space.
  var isSpace: Bool { kind == .text && text.allSatisfy(\.isWhitespace) }
}

extension TreeLine: CustomDebugStringConvertible {
  var debugDescription: String {
    let attributes = attributes.map { " \($0.name)=\($0.value)" }.joined()
    return "\(depth) \(kind) \(text.prefix(200).debugDescription)\(attributes.prefix(1000))"
  }
}
