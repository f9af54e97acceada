import Worker

/// The figures that the demonstration ends with.
struct DemoSummary: CustomStringConvertible {
  let line: MetricsLine
  /// The final flag's status of each article.
  let flags: [String: String]

  var description: String {
    let pages = line.pages
    let reasons = line.rejectedByReason.largestFirst
    let statuses = Dictionary(grouping: flags.values) { $0 }.mapValues(\.count).sorted { $0.key < $1.key }
    func list(_ pairs: [(key: String, value: Int)]) -> String {
      pairs.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    }
    return """

      \(Terminal.paint("pages", .bold))     \(pages.consumed) consumed = \(pages.articles) articles + \(pages.rejected) rejected
      \(Terminal.paint("rejected", .bold))  \(list(reasons))
      \(Terminal.paint("flags", .bold))     \(list(statuses))
      \(Terminal.paint("metrics", .bold))   the worker's last line, as `winnow run` prints it:
      \(line.json())
      """
  }
}
