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
  /// In the order of the offsets; an article's last turn is the one that counts.
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

  /// The offset of the record that touched an article last, if it is unsettled.
  subscript(article: ArticleReference) -> Int64? { touched[article] }

  /// Notes that the record at an offset touched an article.
  mutating func touch(_ article: ArticleReference, at offset: Int64, deadline: Int64, arrival: Int64) {
    touched[article] = offset
    turns.append(Turn(article: article, touched: offset, deadline: deadline))
    var writer = ByteWriter(reserving: 8)
    writer.number(UInt64(bitPattern: offset), bytes: 8)
    state.put(writer.bytes, article.bytes, in: Self.group, arrival: arrival)
  }

  /// Takes out the articles whose deadline has come, with the offsets that touched them last.
  mutating func due(at now: Int64) -> [(article: ArticleReference, touched: Int64)] {
    let due = take { $0.deadline <= now }
    published += due
    return due.map { ($0.article, $0.touched) }
  }

  /// Forgets the articles touched up to an offset and not after it.
  mutating func settle(through offset: Int64) {
    let settled = published.filter { $0.touched <= offset } + take { $0.touched <= offset }
    published.removeAll { $0.touched <= offset }
    for turn in settled where touched[turn.article] == nil { state.delete(turn.article.bytes, in: Self.group) }
  }

  /// The offset of the earliest touch among the articles whose final flags are not emitted yet.
  mutating func first() -> Int64? {
    while head < turns.count, touched[turns[head].article] != turns[head].touched { head += 1 }
    return head < turns.count ? turns[head].touched : nil
  }

  private mutating func take(while condition: (Turn) -> Bool) -> [Turn] {
    var taken: [Turn] = []
    while first() != nil, condition(turns[head]) {
      touched[turns[head].article] = nil
      taken.append(turns[head])
      head += 1
    }
    if head > 1024, head * 2 > turns.count {
      turns.removeFirst(head)
      head = 0
    }
    return taken
  }
}
