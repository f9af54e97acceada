/// Keeps what was used last, within a bound: what was not used for as long as it took to fill half of it is forgotten.
struct RecentlyUsed<Key: Hashable, Value> {
  private let half: Int
  private var recent: [Key: Value] = [:]
  private var older: [Key: Value] = [:]
  private var weight = 0

  /// - Parameter limit: of the weights of all values.
  init(limit: Int) {
    half = max(limit / 2, 1)
  }

  /// Gives a value, and counts that as a use.
  @inline(__always)
  mutating func value(_ key: Key, weight: (Value) -> Int) -> Value? {
    if let value = recent[key] { return value }
    guard let value = older.removeValue(forKey: key) else { return nil }
    put(value, key, weight: weight(value))
    return value
  }

  mutating func put(_ value: Value, _ key: Key, weight: Int) {
    if self.weight + weight > half, !recent.isEmpty {
      older = recent
      recent = [:]
      self.weight = 0
    }
    older[key] = nil
    recent[key] = value
    self.weight += weight
  }

  mutating func remove(_ key: Key) {
    recent[key] = nil
    older[key] = nil
  }

  /// Counts that a value has grown.
  mutating func grew(by weight: Int) { self.weight += weight }

  mutating func removeAll() {
    recent = [:]
    older = [:]
    weight = 0
  }
}
