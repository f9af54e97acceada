/// The objects of a page's JSON-LD blocks, with references between them followed.
struct JSONLDGraph {
  /// The values.
  let json: LooseJSON
  /// The index of the fullest object with an `@id`, by the hash of the `@id`.
  private var byID: [UInt32: Int] = [:]

  /// Indexes the objects that have both an `@id` and other members.
  init(_ json: LooseJSON, in bytes: Span<UInt8>) {
    self.json = json
    for index in json.values.indices where json.values[index].kind == .object {
      guard let id = json.member("@id", of: index, in: bytes), json.values[id].kind == .string else { continue }
      let hash = Self.hash(json.values[id].text, in: bytes)
      let size = json.values[index].end - Int32(index)
      if size <= 2 { continue }
      if let other = byID[hash], json.values[other].end - Int32(other) >= size { continue }
      byID[hash] = index
    }
  }

  /// The object that a value means: itself, or the fuller object that it refers to by `@id`.
  func resolved(_ index: Int, in bytes: Span<UInt8>) -> Int {
    guard json.values[index].kind == .object, json.values[index].end - Int32(index) <= 4,
      let id = json.member("@id", of: index, in: bytes),
      let target = byID[Self.hash(json.values[id].text, in: bytes)]
    else { return index }
    return target
  }

  /// A member of an object; for a list, its first element.
  func member(_ name: StaticString, of index: Int, in bytes: Span<UInt8>) -> Int? {
    json.member(name, of: index, in: bytes)
  }

  /// The single values that a value stands for: the elements of a list, `@list`, `@set` or `@graph`, or itself.
  func elements(_ index: Int, in bytes: Span<UInt8>) -> [Int] {
    switch json.values[index].kind {
    case .array:
      // Lists within lists are flat in JSON-LD; one level is enough here.
      return Array(json.children(of: index).prefix(200))
    case .object:
      for name: StaticString in ["@list", "@set"] {
        if let list = json.member(name, of: index, in: bytes) { return Array(json.children(of: list).prefix(200)) }
      }
      return [index]
    default: return [index]
    }
  }

  /// The plain text of a string or number, or of an object's `@value` or `name`; empty where there is none.
  ///
  /// - Parameter limit: the bytes of JSON that a text may have; a longer one is none. What references bring in costs as
  ///   much each time.
  func text(_ index: Int, in bytes: Span<UInt8>, limit: Int = MetadataCandidate.longest) -> [UInt8] {
    guard let value = textValue(index, in: bytes) else { return [] }
    return PlainText.clean(raw(value, in: bytes, limit: limit))
  }

  /// The string or number that holds a value's text: a name may be an object with a name of its own.
  private func textValue(_ index: Int, in bytes: Span<UInt8>) -> Int? {
    var index = index
    for _ in 0..<4 {
      switch json.values[index].kind {
      case .string, .number: return index
      case .object:
        guard let inner = textMember(of: resolved(index, in: bytes), in: bytes) else { return nil }
        index = inner
      case .array:
        guard let first = firstOfKind(.string, in: index) ?? firstOfKind(.object, in: index) else { return nil }
        index = first
      default: return nil
      }
    }
    return nil
  }

  private func textMember(of index: Int, in bytes: Span<UInt8>) -> Int? {
    for name: StaticString in ["@value", "name", "headline"] {
      if let inner = json.member(name, of: index, in: bytes) { return inner }
    }
    return nil
  }

  private func firstOfKind(_ kind: LooseJSON.Kind, in index: Int) -> Int? {
    json.children(of: index).prefix(200).first { json.values[$0].kind == kind }
  }

  /// A string's or number's characters with JSON's escapes undone; empty for anything else, and for what is longer.
  func raw(_ index: Int, in bytes: Span<UInt8>, limit: Int = MetadataCandidate.longest) -> [UInt8] {
    let value = json.values[index]
    guard value.kind == .string || value.kind == .number, value.text.count <= limit else { return [] }
    return PlainText.unescapeJSON(bytes, Int(value.text.lowerBound)..<Int(value.text.upperBound))
  }

  /// An address: a string, or an object's `@id`, `url` or `contentUrl`.
  func address(_ index: Int, in bytes: Span<UInt8>) -> [UInt8] {
    switch json.values[index].kind {
    case .string: return raw(index, in: bytes)
    case .object:
      for name: StaticString in ["url", "contentUrl", "@id"] {
        if let inner = json.member(name, of: index, in: bytes) {
          let address =
            json.values[inner].kind == .string
            ? raw(inner, in: bytes) : elements(inner, in: bytes).first.map { raw($0, in: bytes) } ?? []
          if !address.isEmpty { return address }
        }
      }
      return []
    case .array:
      return json.children(of: index).first { _ in true }.map {
        json.values[$0].kind == .array ? [] : address($0, in: bytes)
      } ?? []
    default: return []
    }
  }

  /// Whether an object's `@type` passes a test; the test gets the type's name without its vocabulary.
  func hasType(_ index: Int, in bytes: Span<UInt8>, where test: (Span<UInt8>) -> Bool) -> Bool {
    guard let type = json.member("@type", of: index, in: bytes) else { return false }
    func passes(_ value: Int) -> Bool {
      guard json.values[value].kind == .string else { return false }
      let range = json.values[value].text
      var start = Int(range.lowerBound)
      for i in start..<Int(range.upperBound) where bytes[i] == UInt8(ascii: "/") || bytes[i] == UInt8(ascii: ":") {
        start = i + 1
      }
      return test(bytes.extracting(start..<Int(range.upperBound)))
    }
    if json.values[type].kind == .array { return json.children(of: type).prefix(20).contains(where: passes) }
    return passes(type)
  }

  private static func hash(_ range: Range<Int32>, in bytes: Span<UInt8>) -> UInt32 {
    var hash = WordHash.start
    for i in Int(range.lowerBound)..<Int(range.upperBound) { hash = WordHash.add(bytes[i], to: hash) }
    return hash
  }
}
