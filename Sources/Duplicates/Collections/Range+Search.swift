extension Range<Int> {
  /// The first number that passes a test which all after it pass, too; the range's end if none does.
  func first(thatAndAfter passes: (Int) -> Bool) -> Int {
    var (low, high) = (lowerBound, upperBound)
    while low < high {
      let middle = (low + high) / 2
      if passes(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
