/// Why a tree may differ from gumbo's although what can be undone was undone: rules that the standard has changed since. The
/// trees have to be the same without what the rules are about. A fault of ours in just that would not be seen: such pages are few,
/// and named in the report.
enum GumboDifference: String, CaseIterable {
  case secondHTML = "without comments and white space before the body: gumbo opens head at a second html tag"
  case select = "outside of select, in which the standard no longer drops tags"
  case formatting = "without formatting elements: gumbo's adoption agency is an older one"
  case depth = "likewise, in order but not in depth: gumbo takes all unknown names for one, and leaves some tags open"

  /// Whether the trees of a page are the same without what the rules are about.
  func explains(_ ours: [TreeLine], _ theirs: [TreeLine], of page: [UInt8]) -> Bool {
    if self == .secondHTML, String(decoding: page, as: UTF8.self).lowercased().ranges(of: "<html").count < 2 {
      return false
    }
    return reduce(ours) == reduce(theirs)
  }

  private func reduce(_ lines: [TreeLine]) -> [TreeLine] {
    switch self {
    case .secondHTML: Self.drop(lines) { $0.depth <= 2 && ($0.kind == .comment || $0.isSpace) }
    case .select: Self.drop(lines) { $0.isElement("select") }
    case .formatting: Self.unwrapFormatting(lines)
    case .depth: Self.flatten(Self.unwrapFormatting(lines))
    }
  }

  /// Takes out subtrees; texts that they were between are one then.
  private static func drop(_ lines: [TreeLine], _ isRoot: (TreeLine) -> Bool) -> [TreeLine] {
    var root: Int?
    let left = lines.filter { line in
      if let depth = root, line.depth > depth { return false }
      root = isRoot(line) ? line.depth : nil
      return root == nil
    }
    return TreeLine.joiningTexts(left)
  }

  /// Takes out formatting elements; their contents go up to where they were.
  private static func unwrapFormatting(_ lines: [TreeLine]) -> [TreeLine] {
    let formatting: Set = [
      "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
    ]
    var left: [TreeLine] = []
    /// The depths of the formatting elements that a line is in.
    var open: [Int] = []
    for var line in lines {
      while let last = open.last, last >= line.depth { open.removeLast() }
      if line.kind == .element, formatting.contains(line.text) {
        open.append(line.depth)
        continue
      }
      line.depth -= open.count
      left.append(line)
    }
    return TreeLine.joiningTexts(left)
  }

  /// Makes all depths 0.
  private static func flatten(_ lines: [TreeLine]) -> [TreeLine] {
    TreeLine.joiningTexts(
      lines.map { line in
        var line = line
        line.depth = 0
        return line
      })
  }
}
