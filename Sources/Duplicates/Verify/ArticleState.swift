/// The entries that an article's owner keeps about it, by the first byte of their items.
struct ArticleState {
  private enum Kind: UInt8 {
    case article = 0x61
    case answer = 0x62
    case dossier = 0x64
    case follower = 0x66
    case pairs = 0x70
    case question = 0x71
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
    try read { reader, order throws(RecordError) in try reader.article(of: order) }
  }

  /// What comparing takes of the article.
  func profile() throws -> Profile? {
    try read { reader, order throws(RecordError) in try reader.profile(of: order) }
  }

  /// Whether the article has come.
  func isKnown() throws -> Bool { try state.value([Kind.article.rawValue], in: group) != nil }

  private func read<Value>(
    _ read: (inout ByteReader, ArticleOrder) throws(RecordError) -> Value
  ) throws -> Value? {
    guard let bytes = try state.value([Kind.article.rawValue], in: group) else { return nil }
    var reader = ByteReader(bytes)
    guard let time = try? reader.time() else { return nil }
    return try? read(&reader, ArticleOrder(time: time, article: reference))
  }

  /// Its id is the group's name, and its keys nobody asks for again.
  func put(_ article: ArticleRecord, arrival: Int64) {
    var writer = ByteWriter(reserving: 2048)
    writer.time(article.profile.order.time)
    writer.article(article)
    state.put(writer.bytes, [Kind.article.rawValue], in: group, arrival: arrival)
  }

  // MARK: What is known of its duplicates

  func dossier() throws -> Dossier {
    let bytes = try state.value([Kind.dossier.rawValue], in: group)
    return bytes.flatMap { try? Dossier(decoding: $0, of: reference) } ?? Dossier(of: reference)
  }

  func put(_ dossier: Dossier, arrival: Int64) {
    state.put(dossier.encoded(of: reference), [Kind.dossier.rawValue], in: group, arrival: arrival)
  }

  func pairs() throws -> PairList {
    let bytes = try state.value([Kind.pairs.rawValue], in: group)
    return bytes.flatMap { try? PairList(decoding: $0) } ?? PairList()
  }

  func put(_ pairs: PairList, arrival: Int64) {
    state.put(pairs.encoded, [Kind.pairs.rawValue], in: group, arrival: arrival)
  }

  // MARK: The later articles that point to it

  func followers() throws -> [ArticleReference] {
    try entries(.follower).compactMap { ArticleReference(bytes: Array($0.item.dropFirst())) }
  }

  func put(follower later: ArticleReference, arrival: Int64) {
    state.put([], item(.follower, later), in: group, arrival: arrival)
  }

  // MARK: Questions that came before the article itself, and the answers to them

  func put(question: Profile, arrival: Int64) {
    var writer = ByteWriter(reserving: 1_600)
    writer.profile(question)
    state.put(writer.bytes, item(.question, question.order.article), in: group, arrival: arrival)
  }

  func takeQuestions() throws -> [Profile] {
    try entries(.question).compactMap { entry in
      state.delete(entry.item, in: group)
      var reader = ByteReader(entry.value)
      return try? reader.profile()
    }
  }

  /// Kept for the case that the article comes again: its questions do not.
  func put(answer match: Match, to later: ArticleReference, arrival: Int64) {
    var writer = ByteWriter(reserving: 8)
    writer.match(match)
    state.put(writer.bytes, item(.answer, later), in: group, arrival: arrival)
  }

  func answers() throws -> [(later: ArticleReference, match: Match)] {
    try entries(.answer).compactMap { entry in
      var reader = ByteReader(entry.value)
      guard let later = ArticleReference(bytes: Array(entry.item.dropFirst())), let match = try? reader.match() else {
        return nil
      }
      return (later, match)
    }
  }

  // MARK: -

  private func item(_ kind: Kind, _ other: ArticleReference) -> [UInt8] {
    var writer = ByteWriter(reserving: 17)
    writer.byte(kind.rawValue)
    writer.reference(other)
    return writer.bytes
  }

  private func entries(_ kind: Kind) throws -> [StateEntry] {
    try state.entries(of: group, from: [kind.rawValue], upTo: [kind.rawValue + 1])
  }
}
