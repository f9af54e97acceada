/// The elements around a page's blocks: those that hold blocks, and their ancestors, each after its parent.
struct Elements {
  /// The first one is the page itself.
  var list: [Element] = [Element()]
  /// How many different signatures there are.
  var groups = 1
  /// The mass within each article element; that of none first.
  var articleMass: [Float] = [0]
  /// The article element around each article element, both counted from 1; 0 for none.
  var articleParents = [0]
  /// The element with the highest readability score.
  var top = 0

  /// How many article elements hold blocks.
  var articles: Int { articleMass.count - 1 }

  /// Whether one article element is around another one.
  func isAround(_ outer: Int, _ inner: Int) -> Bool {
    var article = inner
    // Those around come before those within.
    while article > outer { article = articleParents[article] }
    return article == outer
  }

  /// The innermost element with two others in it; 0, the page, where there is no other.
  func innermost(around first: Int, _ second: Int) -> Int {
    var (first, second) = (first, second)
    // Those around come before those within.
    while first != second {
      if first > second { first = list[first].parent } else { second = list[second].parent }
    }
    return first
  }

  /// For each element whether it is another one, or within that.
  func isWithin(_ outer: Int) -> [Bool] {
    var isWithin = [Bool](repeating: false, count: list.count)
    isWithin[outer] = true
    for index in outer + 1..<max(outer + 1, list.count) where isWithin[list[index].parent] { isWithin[index] = true }
    return isWithin
  }

  /// For each element how far above it another one is: -1 where that is not, or further than eleven.
  func distances(to ancestor: Int) -> [Int8] {
    var distances = [Int8](repeating: -1, count: list.count)
    distances[ancestor] = 0
    for index in ancestor + 1..<max(ancestor + 1, list.count) {
      let distance = distances[list[index].parent]
      if distance >= 0, distance < 11 { distances[index] = distance + 1 }
    }
    return distances
  }
}
