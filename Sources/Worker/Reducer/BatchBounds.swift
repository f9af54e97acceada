/// When a batch ends, and how long a loop waits.
struct BatchBounds: Equatable, Sendable {
  /// Entries that end a batch.
  var entries: Int
  /// Bytes of keys, values and headers that end a batch.
  var bytes: Int
  /// Milliseconds after its first record that end a batch.
  var milliseconds: Int64
  /// Milliseconds between two looks at what time has made due; absent for a stage in which time does nothing.
  var dueMilliseconds: Int64?
  /// Milliseconds that a revocation waits for the commit in flight: after three quarters of them it is called off.
  var revocationMilliseconds: Int64 = 2_000
}
