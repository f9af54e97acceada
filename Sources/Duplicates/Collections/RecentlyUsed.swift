/// Keeps what was used last, within a bound: what was not used for as long as it took to fill half of it is forgotten.
struct RecentlyUsed<Key: Hashable, Value: Weighed> {
  private let half: Int
  private var recent: [Key: Value] = [:]
  private var older: [Key: Value] = [:]
  /// Of the recent ones.
  private var weight = 0

  /// - Parameter limit: of the weights of all values.
  init(limit: Int) {
    half = max(limit / 2, 1)
  }

  /// Whether there is a value.
  func has(_ key: Key) -> Bool { recent[key] != nil || older[key] != nil }

  /// Gives a value, and counts that as a use.
  mutating func value(_ key: Key) -> Value? {
    if let value = recent[key] { return value }
    guard let value = older.removeValue(forKey: key) else { return nil }
    put(value, key)
    return value
  }

  /// Takes a value out, to be changed and put back.
  mutating func take(_ key: Key) -> Value? {
    if let value = recent.removeValue(forKey: key) {
      weight -= value.weight
      return value
    }
    return older.isEmpty ? nil : older.removeValue(forKey: key)
  }

  /// Puts a value in the place of the one that was there.
  mutating func put(_ value: Value, _ key: Key) {
    remove(key)
    if weight + value.weight > half, !recent.isEmpty {
      older = recent
      recent = [:]
      weight = 0
    }
    recent[key] = value
    weight += value.weight
  }

  /// Forgets a value.
  mutating func remove(_ key: Key) { _ = take(key) }

  /// Forgets all of them.
  mutating func removeAll() {
    recent = [:]
    older = [:]
    weight = 0
  }
}
