/// The entries that an article's owner keeps about it, by the first byte of their items.
struct ArticleState {
  private enum Kind: UInt8 {
    case article = 0x61
    case bound = 0x62
    case edge = 0x65
    case flag = 0x66
    case held = 0x68
    case link = 0x6C
    case standing = 0x73
  }

  let reference: ArticleReference
  private let group: StateGroup
  private let state: StateView

  init(_ reference: ArticleReference, in state: StateView) {
    self.reference = reference
    group = StateGroup(article: reference)
    self.state = state
  }

  // MARK: The article itself

  func article() throws -> ArticleRecord? {
    guard let bytes = try state.value([Kind.article.rawValue], in: group) else { return nil }
    var reader = ByteReader(bytes)
    guard let time = try? reader.time() else { return nil }
    return try? reader.article(of: ArticleOrder(time: time, article: reference))
  }

  /// Its id is the group's name, and its keys nobody asks for again.
  func put(_ article: ArticleRecord, arrival: Int64) {
    var writer = ByteWriter(reserving: 2048)
    writer.time(article.profile.order.time)
    writer.article(article)
    state.put(writer.bytes, [Kind.article.rawValue], in: group, arrival: arrival)
  }

  // MARK: Links: the later articles that the index found for it, and by which of their keys

  func link(to later: ArticleReference) throws -> UInt64 {
    try number(Kind.link, later)
  }

  func put(link keys: UInt64, to later: ArticleReference, arrival: Int64) {
    var writer = ByteWriter(reserving: 8)
    writer.number(keys, bytes: 8)
    state.put(writer.bytes, item(.link, later), in: group, arrival: arrival)
  }

  func links() throws -> [ArticleReference] {
    try entries(.link).compactMap { ArticleReference(bytes: Array($0.item.dropFirst())) }
  }

  // MARK: Bounds: up to where it is compared in the bucket of a key

  func bounds() throws -> [UInt8: ArticleOrder] {
    var bounds: [UInt8: ArticleOrder] = [:]
    for entry in try entries(.bound) where entry.item.count == 2 {
      var reader = ByteReader(entry.value)
      bounds[entry.item[1]] = try? reader.order()
    }
    return bounds
  }

  func put(bound last: ArticleOrder, of key: UInt8, arrival: Int64) {
    var writer = ByteWriter(reserving: 22)
    writer.order(last)
    state.put(writer.bytes, [Kind.bound.rawValue, key], in: group, arrival: arrival)
  }

  // MARK: Edges: its matches with earlier articles

  func edge(to earlier: ArticleReference) throws -> Edge? {
    try state.value(item(.edge, earlier), in: group).flatMap { try? Edge(decoding: $0) }
  }

  func put(_ edge: Edge, arrival: Int64) {
    state.put(edge.encoded, item(.edge, edge.earlier.article), in: group, arrival: arrival)
  }

  func edges() throws -> [Edge] {
    try entries(.edge).compactMap { try? Edge(decoding: $0.value) }
  }

  // MARK: Held: comparisons that came before the article itself, as their records' values

  func held(from earlier: ArticleReference) throws -> [UInt8]? {
    try state.value(item(.held, earlier), in: group)
  }

  func put(held value: [UInt8], from earlier: ArticleReference, arrival: Int64) {
    state.put(value, item(.held, earlier), in: group, arrival: arrival)
  }

  func takeHeld() throws -> [[UInt8]] {
    let held = try entries(.held)
    for entry in held { state.delete(entry.item, in: group) }
    return held.map(\.value)
  }

  // MARK: Standing: its pointer and the root of its cluster

  func standing() throws -> Standing {
    let bytes = try state.value([Kind.standing.rawValue], in: group)
    return bytes.flatMap { try? Standing(decoding: $0, of: reference) } ?? Standing(of: reference)
  }

  func put(_ standing: Standing, arrival: Int64) {
    state.put(standing.encoded(of: reference), [Kind.standing.rawValue], in: group, arrival: arrival)
  }

  // MARK: -

  /// Whether a flag differs from the last one of its kind; the way of a stage that breaks ``BindingRule/flagAlways``.
  func isNews(_ flag: [UInt8], final: Bool) throws -> Bool {
    let item = [Kind.flag.rawValue, final ? 1 : 0]
    defer { state.put(flag, item, in: group, arrival: .max) }
    return try state.value(item, in: group) != flag
  }

  private func item(_ kind: Kind, _ other: ArticleReference) -> [UInt8] {
    var writer = ByteWriter(reserving: 17)
    writer.byte(kind.rawValue)
    writer.reference(other)
    return writer.bytes
  }

  private func entries(_ kind: Kind) throws -> [StateEntry] {
    try state.entries(of: group, from: [kind.rawValue], upTo: [kind.rawValue + 1])
  }

  private func number(_ kind: Kind, _ other: ArticleReference) throws -> UInt64 {
    guard let bytes = try state.value(item(kind, other), in: group) else { return 0 }
    var reader = ByteReader(bytes)
    return (try? reader.number(bytes: 8)) ?? 0
  }
}
