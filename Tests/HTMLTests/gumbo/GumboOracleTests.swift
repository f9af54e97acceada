import Envelope
import Foundation
import Testing

@testable import HTML

/// Our trees of the corpus pages (or of `GUMBO_FOLDER`) against gumbo's. `GUMBO_PAGES` says how many pages to take, evenly spread, 0
/// for all of them; `GUMBO_VERBOSE` prints where each tree begins to differ that is not the same once gumbo's deviations are undone.
struct GumboOracleTests {
  private let environment = ProcessInfo.processInfo.environment

  @Test(.enabled(if: Corpus.isThere, "corpus not found"))
  func agreesOnPages() throws {
    let folder = environment["GUMBO_FOLDER"] ?? Corpus.folder.appendingPathComponent("articles/pages").path
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    let wanted = environment["GUMBO_PAGES"].flatMap { Int($0) } ?? 60
    let step = wanted == 0 ? 1 : max(names.count / wanted, 1)
    var outcomes: [(name: String, outcome: GumboComparison)] = []
    for name in names.enumerated().filter({ $0.offset % step == 0 }).map(\.element) {
      let file = Array(try Data(contentsOf: URL(filePath: "\(folder)/\(name)")))
      let page = ContentEncoding(markOf: file) == .gzip ? try ContentEncoding.gzip.unpack(file, limit: 1 << 30) : file
      var trees: GumboComparison.Trees = ([], [])
      let outcome = GumboComparison(page, trees: &trees)
      outcomes.append((name, outcome))
      if case .same = outcome { continue }
      if environment["GUMBO_VERBOSE"] != nil { printDifference(name, trees) }
    }
    report(outcomes)
    let unexplained = outcomes.filter { $0.outcome == .unexplained }.map(\.name)
    #expect(Double(unexplained.count) <= 0.001 * Double(outcomes.count), "\(unexplained)")
    let explained = outcomes.count { if case .explained = $0.outcome { true } else { false } }
    #expect(explained <= 1 + outcomes.count / 100)
  }

  private func report(_ outcomes: [(name: String, outcome: GumboComparison)]) {
    func count(_ test: (GumboComparison) -> Bool) -> Int { outcomes.count { test($0.outcome) } }
    func isSame(_ outcome: GumboComparison, after test: (Set<GumboDeviation>) -> Bool) -> Bool {
      if case .same(let undone) = outcome { test(undone) } else { false }
    }
    func names(_ outcome: GumboComparison) -> String {
      let names = outcomes.filter { $0.outcome == outcome }.map(\.name)
      return ([String(names.count)] + names).joined(separator: " ")
    }
    print("gumbo: the same tree of \(count { $0 == .same([]) }) of \(outcomes.count) pages,")
    print("gumbo: of \(count { isSame($0) { _ in true } }) once what gumbo does otherwise is undone:")
    for deviation in GumboDeviation.allCases {
      print("gumbo:   on \(count { isSame($0) { $0.contains(deviation) } }) \(deviation.rawValue)")
    }
    for difference in GumboDifference.allCases {
      print("gumbo: explained, the same \(difference.rawValue): \(names(.explained(difference)))")
    }
    print("gumbo: not compared, one of our limits was reached: \(count { $0 == .limited })")
    print("gumbo: not explained: \(names(.unexplained))")
  }

  private func printDifference(_ name: String, _ trees: GumboComparison.Trees) {
    let (ours, theirs) = trees
    let index = zip(ours, theirs).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let start = max((index ?? min(ours.count, theirs.count)) - 2, 0)
    print("gumbo: \(name) differs from line \(start + 2) on")
    for line in ours.dropFirst(start).prefix(5) { print("  ours  \(line)") }
    for line in theirs.dropFirst(start).prefix(5) { print("  gumbo \(line)") }
  }

  // MARK: What the comparison sees

  /// A page on which gumbo does everything otherwise that is undone.
  private static let page = """
    <!DOCTYPE html><html lang=en><title>A page</title><body>
    <form action=a><p>One</p><input hidden name=b>two
    </form>
    <p class=c>A \u{85} control<script async id=e async src=d></script></p><ul><li>Three<li>Four</ul>
    </body><!-- five -->
    </html><!-- six -->
    """

  private func compare(_ alter: (inout [TreeLine]) -> Void) -> GumboComparison {
    var trees: GumboComparison.Trees = ([], [])
    return GumboComparison(Array(Self.page.utf8), trees: &trees, alter: alter)
  }

  @Test func undoesAllDeviations() {
    #expect(compare { _ in } == .same(Set(GumboDeviation.allCases)))
  }

  /// Any node of such a page is seen that is otherwise.
  @Test func seesAnyChangeBesides() {
    var lines: [TreeLine] = []
    _ = compare { lines = $0 }
    let count = lines.count
    #expect(count > 20)
    for index in 0..<count {
      #expect(compare { $0.remove(at: index) } == .unexplained, "line \(index)")
      #expect(compare { $0[index].text += "x" } == .unexplained, "line \(index)")
      let moved = compare { $0[index].depth += 1 }
      #expect(moved == .unexplained || moved == .explained(.depth), "line \(index)")
      #expect(compare { $0.insert($0[index], at: index) } == .unexplained, "line \(index)")
      let attributed = compare { lines in
        if lines[index].kind == .element { lines[index].attributes.append(TreeLine.Attribute(name: "z", value: "")) }
      }
      #expect(attributed == .unexplained || lines[index].kind != .element, "line \(index)")
      if index + 1 < count { #expect(compare { $0.swapAt(index, index + 1) } == .unexplained, "line \(index)") }
    }
  }
}
