/// The articles of a partition whose flags may still change: those touched within the settle time.
///
/// The stored form is taken back only when the record `settled` comes out of the partition itself: then the final flags
/// are surely in their topic, and whoever replays the partition, with a store or without, knows it too.
struct Unsettled {
  private struct Turn {
    var article: ArticleReference
    var touched: Int64
    var deadline: Int64
  }

  /// Not the group of an article: no id is all ones.
  private static let group = StateGroup(article: .last)

  private let state: StateView
  private var touched: [ArticleReference: Int64] = [:]
  /// In the order of the deadlines; a turn counts if its touch is still the article's last.
  private var turns: [Turn] = []
  private var head = 0
  /// Turns that are over, whose final flags are emitted, until the record `settled` says so.
  private var published: [Turn] = []

  /// Reads the stored form.
  init(_ state: StateView) throws {
    self.state = state
    let stored = try state.entries(of: Self.group, from: [], upTo: [0xFF, 0xFF])
    for entry in stored {
      var reader = ByteReader(entry.value)
      guard let article = ArticleReference(bytes: entry.item), let offset = try? reader.number(bytes: 8) else {
        continue
      }
      turns.append(Turn(article: article, touched: Int64(bitPattern: offset), deadline: .min))
      touched[article] = Int64(bitPattern: offset)
    }
    turns.sort { ($0.touched, $0.article) < ($1.touched, $1.article) }
  }

  /// Notes that the record at an offset touched an article.
  mutating func touch(_ article: ArticleReference, at offset: Int64, deadline: Int64, arrival: Int64) {
    touched[article] = offset
    turns.append(Turn(article: article, touched: offset, deadline: deadline))
    var writer = ByteWriter(reserving: 8)
    writer.number(UInt64(bitPattern: offset), bytes: 8)
    state.put(writer.bytes, article.bytes, in: Self.group, arrival: arrival)
  }

  /// Takes out the articles whose deadline has come.
  mutating func due(at now: Int64) -> [ArticleReference] {
    let due = take { $0.deadline <= now }
    published += due
    return due.map(\.article)
  }

  /// Forgets the articles touched up to an offset and not after it, whose final flags are in their topic: in a replay
  /// all of them, else those that were published from here. An article that was touched by a record that came again has
  /// a flag that is not final after the final one, and gets another final one.
  mutating func settle(through offset: Int64, inReplay: Bool) {
    var settled = published.filter { $0.touched <= offset }.map(\.article)
    published.removeAll { $0.touched <= offset }
    if inReplay {
      let replayed = touched.filter { $0.value <= offset }.keys
      for article in replayed { touched[article] = nil }
      settled += replayed
    }
    for article in settled where touched[article] == nil { state.delete(article.bytes, in: Self.group) }
  }

  /// The offset of the earliest touch among the articles whose final flags are not emitted yet.
  var first: Int64? { touched.values.min() }

  private mutating func take(while condition: (Turn) -> Bool) -> [Turn] {
    var taken: [Turn] = []
    while head < turns.count {
      let turn = turns[head]
      if touched[turn.article] == turn.touched {
        guard condition(turn) else { break }
        touched[turn.article] = nil
        taken.append(turn)
      }
      head += 1
    }
    if head > 1024, head * 2 > turns.count {
      turns.removeFirst(head)
      head = 0
    }
    return taken
  }
}
