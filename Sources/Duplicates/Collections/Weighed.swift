/// What takes more or less of a bounded memory.
protocol Weighed {
  /// How much of the bound it takes; the same for as long as it is kept.
  var weight: Int { get }
}
