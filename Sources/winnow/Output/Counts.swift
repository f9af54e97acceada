extension Dictionary where Key == String, Value == Int {
  /// Names with their counts, the largest count first.
  var largestFirst: [(key: String, value: Int)] { sorted { ($1.value, $0.key) < ($0.value, $1.key) } }
}
