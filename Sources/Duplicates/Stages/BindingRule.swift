/// The binding rules of the specification, by number, for tests that break one on purpose to see that the simulator
/// notices.
enum BindingRule: Int, Sendable, CaseIterable {
  /// Outputs are flushed and acknowledged before offsets are committed.
  case flushFirst = 1
  /// A record that is delivered again emits everything again.
  case emitAgain = 2
  /// A flag is never held back as unchanged because of restored state.
  case flagAlways = 3
  /// Zombies are fenced, or consumers keep the flag of highest revision.
  case fencing = 4
  /// Another partition count means another generation of the internal topics.
  case newGeneration = 5
  /// An article is never a candidate of itself.
  case notItself = 6
  /// A hot bucket counts the articles of smallest order.
  case smallestOrder = 7
  /// Not numbered in the specification: a cluster's root is sent on when it changes.
  case sendRoots = 8
}
