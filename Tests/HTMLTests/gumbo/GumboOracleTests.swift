import Envelope
import Foundation
import Testing

@testable import HTML

/// Our trees of the corpus pages (or of `GUMBO_FOLDER`) against gumbo's. `GUMBO_PAGES` says how many pages to take, evenly spread, 0
/// for all of them; `GUMBO_VERBOSE` prints the first line that differs of each page that is not explained.
@Suite(.enabled(if: Corpus.isThere, "corpus not found"))
struct GumboOracleTests {
  /// Why a tree may differ from gumbo's, whose version 0.10 is of 2015. Each is checked: without what it names, the trees are the same.
  enum Difference: String, CaseIterable {
    case none = "the same tree"
    case text = "the same but for text before </form>: gumbo puts it after the form, into the text there"
    case control = "the same but for C1 controls and noncharacters, which gumbo replaces by U+FFFD"
    case attributes = "the same but for attributes: gumbo runs a name without a value into the next one"
    case secondHTML = "the same but for comments and white space before the body: gumbo opens head at a second html tag"
    case select = "the same outside of select, in which the standard no longer drops tags"
    case foreign = "the same outside of svg and math, whose rules have changed"
    case template = "the same outside of templates, likewise"
    case formatting = "the same but for formatting elements: gumbo's adoption agency is an older one"
    case limit = "not compared: one of our limits was reached"
    case unexplained = "not explained"
  }

  @Test func agreesWithGumbo() throws {
    let environment = ProcessInfo.processInfo.environment
    let folder = environment["GUMBO_FOLDER"] ?? Corpus.folder.appendingPathComponent("articles/pages").path
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    let wanted = environment["GUMBO_PAGES"].flatMap { Int($0) } ?? 60
    let step = wanted == 0 ? 1 : max(names.count / wanted, 1)
    let parser = HTMLParser()
    var counts: [Difference: Int] = [:]
    var unexplained: [String] = []
    var total = 0
    for name in names.enumerated().filter({ $0.offset % step == 0 }).map(\.element) {
      let file = Array(try Data(contentsOf: URL(filePath: "\(folder)/\(name)")))
      let page = ContentEncoding.gzip.matches(file) ? try ContentEncoding.gzip.unpack(file, limit: 1 << 30) : file
      let outcome = parser.parse(page)
      let difference = outcome == .complete ? compare(parser.document, name) : .limit
      counts[difference, default: 0] += 1
      total += 1
      if difference == .unexplained { unexplained.append(name) }
    }
    for difference in Difference.allCases where counts[difference] != nil {
      print("gumbo: \(counts[difference]!) of \(total): \(difference.rawValue)")
    }
    for name in unexplained { print("gumbo: not explained: \(name)") }
    #expect(Double(unexplained.count) <= 0.001 * Double(total))
  }

  private func compare(_ document: Document, _ name: String) -> Difference {
    let ours = FlatLines(document: document)
    let theirs = GumboTree.lines(Array(document.storage[..<document.sourceCount]))
    let mine = ours.lines
    if mine == theirs { return .none }
    let reductions: [(Difference, (inout LineTree) -> Void)] = [
      (.text, { _ in }),
      (.control, { $0.replaceControls() }),
      (.attributes, { $0.dropAttributes() }),
      (.secondHTML, { $0.drop { $1 <= 2 && ($0.hasPrefix("<!--") || $0.isSpaceText) } }),
      (.select, { $0.drop { line, _ in line.isElement("select") } }),
      (.foreign, { $0.drop { line, _ in line.isElement("svg") || line.isElement("math") } }),
      (.template, { $0.drop { line, _ in line.isElement("template") } }),
      (.formatting, { $0.unwrapFormatting() }),
    ]
    // The text and one other, or all up to one: the later ones also forgive what the earlier do.
    for cumulative in [false, true] {
      var left = LineTree(mine)
      var right = LineTree(theirs)
      for (difference, reduce) in reductions {
        if !cumulative { (left, right) = (LineTree(mine), LineTree(theirs)) }
        reduce(&left)
        reduce(&right)
        if left.isSame(as: right) {
          if difference != .text { report(name, difference, mine, theirs) }
          return difference
        }
      }
    }
    report(name, .unexplained, mine, theirs)
    return .unexplained
  }

  /// Prints where two trees begin to differ, apart from text at the end of forms.
  private func report(_ name: String, _ difference: Difference, _ mine: [String], _ theirs: [String]) {
    guard ProcessInfo.processInfo.environment["GUMBO_VERBOSE"] != nil else { return }
    let (mine, theirs) = (LineTree(mine).comparable, LineTree(theirs).comparable)
    let index =
      zip(mine, theirs).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(mine.count, theirs.count)
    print("gumbo: \(name) line \(index): \(difference)")
    for line in max(index - 2, 0)..<min(index + 3, mine.count) {
      print("  ours  \(mine[line].prefix(300).debugDescription)")
    }
    for line in max(index - 1, 0)..<min(index + 3, theirs.count) {
      print("  gumbo \(theirs[line].prefix(300).debugDescription)")
    }
  }
}

/// Our tree as lines to compare with gumbo's.
struct FlatLines {
  let document: Document

  var lines: [String] {
    var lines: [String] = []
    var depths = [Int](repeating: -1, count: document.nodes.count)
    for index in document.descendants(of: 0) {
      let node = document.nodes[index]
      let depth = depths[node.parent] + 1
      depths[index] = node.kind == .content ? depth - 1 : depth
      switch node.kind {
      case .document, .doctype, .content: break
      case .text: lines.append(GumboTree.indent(depth) + "\"" + string(node.range))
      case .comment: lines.append(GumboTree.indent(depth) + "<!--" + string(node.range))
      case .element:
        var attributes: [String] = []
        for attribute in document.attributes[node.attributes] {
          attributes.append(" \(document.string(attribute.name).lowercased())=\(string(attribute.value))")
        }
        let name = document.string(node.range).lowercased()
        lines.append(GumboTree.indent(depth) + "<" + name + attributes.sorted().joined())
      }
    }
    return lines
  }

  /// Text up to a zero character, where C strings end.
  private func string(_ range: Range<Int>) -> String { document.string(range) }
}

/// Lines of a tree with their depths, to take things out of.
struct LineTree {
  private var lines: [(text: Substring, depth: Int)]

  init(_ lines: [String]) {
    self.lines = lines.map { line in
      let text = line.drop { $0 == " " }
      return (text, (line.utf8.count - text.utf8.count) / 2)
    }
  }

  /// Whether all nodes are the same, once text at the end of forms is moved and text next to text is joined.
  func isSame(as other: LineTree) -> Bool { comparable == other.comparable }

  /// The lines as `isSame` compares them.
  var comparable: [String] {
    var tree = self
    tree.moveTextOutOfForms()
    var result: [String] = []
    var lastText: Int?
    for (text, depth) in tree.lines {
      let isText = text.first == "\""
      if isText, lastText == depth {
        result[result.count - 1] += text.dropFirst()
      } else {
        result.append(GumboTree.indent(depth) + text)
      }
      lastText = isText ? depth : nil
    }
    return result
  }

  /// Puts text that ends a form after it. On `</form>` gumbo takes the form off its stack, but keeps the text that it has not
  /// made a node of yet; that then goes to where the form is.
  mutating func moveTextOutOfForms() {
    var ancestors: [(isForm: Bool, depth: Int)] = []
    for index in lines.indices {
      while let last = ancestors.last, last.depth >= lines[index].depth { ancestors.removeLast() }
      if lines[index].text.first != "\"" {
        ancestors.append((lines[index].text.isElement("form"), lines[index].depth))
      } else if ancestors.last?.isForm == true,
        index + 1 == lines.count || lines[index + 1].depth < lines[index].depth
      {
        lines[index].depth -= 1
      }
    }
  }

  /// Takes out subtrees.
  mutating func drop(_ isRoot: (Substring, Int) -> Bool) {
    var root: Int?
    lines.removeAll { line in
      if let depth = root, line.depth > depth { return true }
      root = isRoot(line.text, line.depth) ? line.depth : nil
      return root != nil
    }
  }

  mutating func dropAttributes() {
    for index in lines.indices where lines[index].text.first == "<" && !lines[index].text.hasPrefix("<!--") {
      lines[index].text = lines[index].text.prefix { $0 != " " }
    }
  }

  mutating func replaceControls() {
    for index in lines.indices {
      lines[index].text = Substring(
        String(
          String.UnicodeScalarView(
            lines[index].text.unicodeScalars.map { scalar in
              let value = scalar.value
              let isControl = value >= 0x7F && value < 0xA0 || value < 0x20 && value != 9 && value != 10 && value != 12
              return isControl || value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(value) ? "\u{FFFD}" : scalar
            })))
    }
  }

  /// Takes out formatting elements, and makes all depths 0: what is left are the other elements in order.
  mutating func unwrapFormatting() {
    let formatting = ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"]
    lines.removeAll { line in formatting.contains { line.text.isElement($0) } }
    for index in lines.indices { lines[index].depth = 0 }
  }
}

extension Substring {
  /// Whether a line is text of nothing but white space.
  fileprivate var isSpaceText: Bool { first == "\"" && dropFirst().allSatisfy(\.isWhitespace) }

  /// Whether a line is an element of this name.
  fileprivate func isElement(_ name: String) -> Bool {
    hasPrefix("<" + name) && (utf8.count == name.utf8.count + 1 || dropFirst(name.count + 1).first == " ")
  }
}
