/// When no more of a batch's pages are begun; those left belong to the next batch.
struct WorkBounds {
  /// From this time on.
  var deadline: ContinuousClock.Instant
  /// Once the outputs have so many bytes: packed pages may become articles of many times their size.
  var outputBytes: Int
}
