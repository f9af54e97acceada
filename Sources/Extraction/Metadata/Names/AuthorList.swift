import Envelope

/// Authors in the order in which they were named, each once.
struct AuthorList {
  /// More are a list of staff.
  private static let most = 50

  /// The authors.
  private(set) var authors: [Author] = []
  /// The index of each by the comparison key of the name.
  private var indices: [[UInt8]: Int] = [:]

  /// Adds an author, unless there is one of that name; then its page is taken if there was none.
  mutating func add(_ author: Author) {
    let key = ComparisonKey.of(author.name.utf8)
    if let index = indices[key] {
      if authors[index].url == nil { authors[index].url = author.url }
    } else if authors.count < Self.most {
      indices[key] = authors.count
      authors.append(author)
    }
  }

  /// Removes those with one of these names, unless nobody would be left.
  mutating func remove(_ names: [String]) {
    guard !names.isEmpty else { return }
    let keys = Set(names.map { ComparisonKey.of($0.utf8) })
    let left = authors.filter { !keys.contains(ComparisonKey.of($0.name.utf8)) }
    if !left.isEmpty { authors = left }
  }
}
