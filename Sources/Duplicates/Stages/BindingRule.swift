/// The binding rules of the specification that are kept inside the stages, for tests that break one on purpose to see
/// that the simulator notices.
enum BindingRule: Sendable {
  /// 2. A record that is delivered again emits everything again.
  case emitAgain
  /// 3. A flag is never held back as unchanged because of restored state.
  case flagAlways
  /// 6. An article is never a candidate of itself.
  case notItself
  /// 7. A hot bucket counts the articles of smallest order.
  case smallestOrder
  /// A cluster's root is sent on when it changes.
  case sendRoots
}
