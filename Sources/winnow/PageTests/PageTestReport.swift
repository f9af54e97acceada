/// What `winnow test` says, page by page, and in the end.
struct PageTestReport {
  /// What came of one page.
  enum Verdict {
    case asExpected
    case different([String])
    /// Nothing is expected of it yet.
    case unknown
    /// Its outcome was written down as expected.
    case accepted
  }

  private(set) var asExpected = 0
  private(set) var different = 0
  private(set) var unknown = 0
  private(set) var accepted = 0

  /// Counts a page.
  ///
  /// - Returns: the lines that say what came of it.
  mutating func add(_ path: String, _ verdict: Verdict) -> String {
    switch verdict {
    case .asExpected:
      asExpected += 1
      return "\(Terminal.paint("ok  ", .green)) \(path)"
    case .different(let differences):
      different += 1
      return (["\(Terminal.paint("FAIL", .red)) \(path)"] + differences.map { "       \($0)" }).joined(separator: "\n")
    case .unknown:
      unknown += 1
      return
        "\(Terminal.paint("new ", .yellow)) \(path): \(PageExpectation.path(for: path)) is missing; --accept writes it"
    case .accepted:
      accepted += 1
      return "\(Terminal.paint("wrote", .cyan)) \(PageExpectation.path(for: path))"
    }
  }

  /// One line for people.
  var summary: String {
    var parts = ["\(asExpected) as expected"]
    if different > 0 { parts.append("\(different) not") }
    if unknown > 0 { parts.append("\(unknown) without an expectation") }
    if accepted > 0 { parts.append("\(accepted) accepted") }
    let count = asExpected + different + unknown + accepted
    return "\(count) \(count == 1 ? "page" : "pages"): \(parts.joined(separator: ", "))"
  }

  /// Whether everything was as expected, or is from now on.
  var isGood: Bool { different == 0 && unknown == 0 }
}
