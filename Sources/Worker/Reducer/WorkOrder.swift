/// How a batch is to be worked on.
struct WorkOrder: Sendable {
  /// What to do with records that the broker refuses to take the outputs of, by their place.
  var treatments: [Place: PageTreatment] = [:]
  /// Partitions whose time-driven effects may be published.
  var due: Set<Int32> = []
  /// Whether what time makes due is to be left out, since the broker refuses it for good.
  var dropsDue = false

  /// A record's place in the loop's topic.
  struct Place: Hashable, Sendable {
    var partition: Int32
    var offset: Int64
  }
}
