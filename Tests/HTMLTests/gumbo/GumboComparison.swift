@testable import HTML

/// How our tree of a page and gumbo's compare.
enum GumboComparison: Hashable {
  /// They are the same, once these deviations of gumbo are undone.
  case same(Set<GumboDeviation>)
  case explained(GumboDifference)
  case unexplained
  /// One of our limits was reached.
  case limited

  /// The trees that were compared last, for reports.
  typealias Trees = (ours: [TreeLine], theirs: [TreeLine])

  /// Compares the trees of a page.
  ///
  /// - Parameters:
  ///   - trees: what is left of both once gumbo's deviations are undone.
  ///   - alter: changes our tree first, to see whether the comparison does.
  init(_ page: [UInt8], trees: inout Trees, alter: (inout [TreeLine]) -> Void = { _ in }) {
    let parser = HTMLParser()
    guard parser.parse(page) == .complete else {
      self = .limited
      return
    }
    let source = Array(parser.document.storage[..<parser.document.sourceCount])
    trees = (parser.document.treeLines, GumboTree.lines(source))
    alter(&trees.ours)
    self = .same([])
    if trees.ours == trees.theirs { return }

    var undone: Set<GumboDeviation> = []
    let replaced = GumboDeviation.replacingControls(source)
    if replaced != source {
      parser.parse(replaced, charset: "utf-8")
      trees.ours = parser.document.treeLines
      alter(&trees.ours)
      undone.insert(.control)
    }
    let joined = TreeLine.joiningTexts(trees.theirs)
    if joined.count < trees.theirs.count {
      trees.theirs = joined
      undone.insert(.pieces)
    }
    if GumboDeviation.moveFormText(in: &trees.ours, as: trees.theirs) { undone.insert(.formText) }
    if GumboDeviation.runNamesTogether(in: &trees.ours, as: trees.theirs) { undone.insert(.attributes) }
    let (ours, theirs) = trees
    if ours == theirs {
      self = .same(undone)
    } else {
      let difference = GumboDifference.allCases.first { $0.explains(ours, theirs, of: source) }
      self = difference.map { .explained($0) } ?? .unexplained
    }
  }
}
