/// A dictionary that remembers in which order its keys came.
struct OrderedTable<Key: Hashable, Value> {
  private(set) var elements: [(key: Key, value: Value)] = []
  private var places: [Key: Int] = [:]
  /// Of the key that was used last, which most often is the next one, too.
  private var last = 0

  /// The value of a key, to be read or changed; a default one is put in where there is none.
  subscript(key: Key, default value: @autoclosure () -> Value) -> Value {
    mutating get {
      elements[place(of: key, default: value)].value
    }
    _modify {
      yield &elements[place(of: key, default: value)].value
    }
  }

  /// The value of a key; nil if there is none.
  subscript(key: Key) -> Value? { places[key].map { elements[$0].value } }

  private mutating func place(of key: Key, default value: () -> Value) -> Int {
    if last < elements.count, elements[last].key == key { return last }
    if let place = places[key] {
      last = place
    } else {
      last = elements.count
      places[key] = last
      elements.append((key, value()))
    }
    return last
  }
}
