/// Columns of text: the first to the left, the others to the right.
struct TextTable {
  private var rows: [[String]]

  init(_ head: [String]) { rows = [head] }

  mutating func add(_ cells: [String]) { rows.append(cells) }

  /// The lines, no wider than `width`: what is too much of the first column is cut.
  func lines(width: Int) -> [String] {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
    let others = widths.dropFirst().reduce(0) { $0 + $1 + 2 }
    let first = min(widths.first ?? 0, max(12, width - others))
    return rows.map { cells in
      let name = cells.first ?? ""
      var line =
        name.count > first ? name.prefix(first - 1) + "…" : name + String(repeating: " ", count: first - name.count)
      for (cell, width) in zip(cells, widths).dropFirst() {
        line += String(repeating: " ", count: 2 + width - cell.count) + cell
      }
      return String(line.prefix(width))
    }
  }
}
