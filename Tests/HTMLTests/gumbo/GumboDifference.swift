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
    case .formatting: Self.unwrapFormatting(lines, depths: true)
    case .depth: Self.unwrapFormatting(lines, depths: false)
    }
  }

  /// Takes out subtrees.
  private static func drop(_ lines: [TreeLine], _ isRoot: (TreeLine) -> Bool) -> [TreeLine] {
    var root: Int?
    return lines.filter { line in
      if let depth = root, line.depth > depth { return false }
      root = isRoot(line) ? line.depth : nil
      return root == nil
    }
  }

  /// Takes out formatting elements; their contents go up to where they were. Texts that tags were between are one then.
  ///
  /// - Parameter depths: whether to keep the other elements' depths, and not make all 0.
  private static func unwrapFormatting(_ lines: [TreeLine], depths: Bool) -> [TreeLine] {
    let formatting: Set = [
      "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
    ]
    var left: [TreeLine] = []
    /// The depths of the formatting elements that a line is in.
    var open: [Int] = []
    var previous: TreeLine?
    for line in lines {
      while let last = open.last, last >= line.depth { open.removeLast() }
      // Two texts that nothing is between stay two.
      let isBeside = previous?.kind == .text && previous?.depth == line.depth
      previous = line
      if line.kind == .element, formatting.contains(line.text) {
        open.append(line.depth)
        continue
      }
      var unwrapped = line
      unwrapped.depth = depths ? line.depth - open.count : 0
      if line.kind == .text, !isBeside, let last = left.last, last.kind == .text, last.depth == unwrapped.depth {
        left[left.count - 1].text += line.text
      } else {
        left.append(unwrapped)
      }
    }
    return left
  }
}
