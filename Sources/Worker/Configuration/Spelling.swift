extension String {
  /// The candidate that a misspelt name most likely means: the one with the fewest edits, if they are few.
  public func nearest(in candidates: [String]) -> String? {
    let name = Array(lowercased())
    let measured = candidates.map { (name: $0, edits: Self.edits(name, Array($0.lowercased()))) }
    guard let best = measured.min(by: { $0.edits < $1.edits }) else { return nil }
    return best.edits <= max(2, count / 4) && best.edits < count ? best.name : nil
  }

  /// Levenshtein's distance.
  private static func edits(_ a: [Character], _ b: [Character]) -> Int {
    var row = Array(0...b.count)
    for i in a.indices {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let replaced = diagonal + (a[i] == b[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = Swift.min(replaced, row[j + 1] + 1, row[j] + 1)
      }
    }
    return row[b.count]
  }
}
