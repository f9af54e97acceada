extension RandomAccessCollection where Index == Int {
  /// The index of the first element that a test holds for, where it holds for all after that; the end where it holds for none.
  ///
  /// - Complexity: O(log n) calls of `isPast`.
  func firstIndexPast(_ isPast: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if isPast(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
