/// JSON values in one flat array, in document order, each text a range of the bytes that were read.
///
/// Several JSON texts, one after the other, become one list: the scripts of a page refer to each other by `@id`.
/// Filled by ``LooseJSONReader``.
struct LooseJSON {
  /// What a value is.
  enum Kind: UInt8 {
    case object, array, string, number, `true`, `false`, null
  }

  /// One value.
  struct Value {
    /// What it is.
    var kind: Kind
    /// Where its name stands, without quotes, escapes as written; empty for what is no member of an object.
    var key: Range<Int32>
    /// Where it stands: a string without its quotes, escapes as written; anything else as it is.
    var text: Range<Int32>
    /// The object or array that it stands in, -1 at the top.
    var parent: Int32
    /// The index after its last descendant.
    var end: Int32
  }

  /// All values, a container before its contents.
  var values: [Value] = []

  /// The indices of the values directly in a container.
  func children(of index: Int) -> Children {
    Children(values: values, position: index + 1, end: Int(values[index].end))
  }

  /// Walks over the values directly in a container.
  struct Children: Sequence, IteratorProtocol {
    let values: [Value]
    var position: Int
    let end: Int

    mutating func next() -> Int? {
      guard position < end else { return nil }
      defer { position = Int(values[position].end) }
      return position
    }
  }

  /// Members after so many are not found: the search is done again for each name and each reference to the object.
  private static let mostMembers = 250

  /// The first member of an object with a name that holds anything but null; nil for what is no object.
  func member(_ name: StaticString, of index: Int, in bytes: Span<UInt8>) -> Int? {
    guard values[index].kind == .object else { return nil }
    var child = index + 1
    let end = Int(values[index].end)
    var count = 0
    while child < end, count < Self.mostMembers {
      count += 1
      if values[child].kind != .null, keyEquals(child, name, in: bytes) { return child }
      child = Int(values[child].end)
    }
    return nil
  }

  /// Whether a member has a name, capitals apart; a prefix such as `schema:` is passed over.
  func keyEquals(_ index: Int, _ name: StaticString, in bytes: Span<UInt8>) -> Bool {
    let key = values[index].key
    let start = Int(key.upperBound) - name.utf8CodeUnitCount
    guard start >= Int(key.lowerBound) else { return false }
    if start > Int(key.lowerBound), bytes[start - 1] != UInt8(ascii: ":"), bytes[start - 1] != UInt8(ascii: "/") {
      return false
    }
    return bytes.extracting(start..<Int(key.upperBound)).equalsIgnoringCase(name)
  }
}
