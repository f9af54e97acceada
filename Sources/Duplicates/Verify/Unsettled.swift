/// The articles of a partition whose flags may still change: those touched within the settle time.
///
/// The stored form is taken back only when the entry `settled` comes out of the partition itself: then the final flags
/// are surely in their topic, and whoever replays the partition, with a store or without, knows it too.
///
/// Deadlines are by the clock of this stage alone. What was restored waits for the settle time once more, whatever its
/// records say of when they came.
struct Unsettled {
  private struct Turn {
    var article: ArticleReference
    var touched: Int64
    var deadline: Int64
  }

  private struct Touch {
    var offset: Int64
    /// Tells this time of being unsettled from earlier ones.
    var number: Int
  }

  /// Not the group of an article: no id is all ones.
  private static let group = StateGroup(article: .last)
  /// Settle times after which an article that does not come to rest gets a flag all the same.
  private static let patience: Int64 = 4

  private let state: StateView
  private let settleTime: Int64
  private var touched: [ArticleReference: Touch] = [:]
  /// In the order of the deadlines; a turn counts if its touch is still the article's last.
  private var turns: [Turn] = []
  private var head = 0
  /// When the patience with those ends that were touched first; in order.
  private var restless: [(article: ArticleReference, number: Int, deadline: Int64)] = []
  /// Articles that were restored, and have no turn yet.
  private var restored: [ArticleReference] = []
  /// Turns that are over, whose final flags are emitted, until the entry `settled` says so.
  private var published: [Turn] = []
  private var now = Int64.min
  private var number = 0

  /// Reads the stored form.
  init(_ state: StateView, settleTime: Int64) throws {
    self.state = state
    self.settleTime = settleTime
    let stored = try state.entries(of: Self.group, from: [], upTo: [0xFF, 0xFF] + ArticleReference.last.bytes)
    for entry in stored {
      var reader = ByteReader(entry.value)
      guard let article = ArticleReference(bytes: entry.item), let offset = try? reader.number(bytes: 8) else {
        continue
      }
      touched[article] = Touch(offset: Int64(bitPattern: offset), number: 0)
      restored.append(article)
    }
    state.endReads()
  }

  /// Notes what the time is now. A clock that was set back takes the deadlines along.
  mutating func advance(to time: Int64) {
    if time < now {
      let back = now - time
      for index in turns.indices { turns[index].deadline -= back }
      for index in restless.indices { restless[index].deadline -= back }
    }
    now = time
    guard !restored.isEmpty else { return }
    for article in restored { if let touch = touched[article] { giveTurn(to: article, touch, isFirst: true) } }
    restored = []
  }

  /// Notes that the record at an offset touched an article.
  mutating func touch(_ article: ArticleReference, at offset: Int64, isReplay: Bool, arrival: Int64) {
    let known = touched[article]
    if known == nil { number += 1 }
    let touch = Touch(offset: offset, number: known?.number ?? number)
    touched[article] = touch
    if isReplay {
      if known == nil { restored.append(article) }
    } else {
      giveTurn(to: article, touch, isFirst: known == nil)
    }
    var writer = ByteWriter(reserving: 8)
    writer.number(UInt64(bitPattern: offset), bytes: 8)
    state.put(writer.bytes, article.bytes, in: Self.group, arrival: arrival)
  }

  /// Takes out the articles whose deadline has come, and tells those that are past patience, in the order of their turns.
  mutating func due() -> (final: [ArticleReference], restless: [ArticleReference]) {
    var due: [Turn] = []
    while head < turns.count {
      let turn = turns[head]
      if touched[turn.article]?.offset == turn.touched {
        guard turn.deadline <= now else { break }
        touched[turn.article] = nil
        due.append(turn)
      }
      head += 1
    }
    if head > 1_024, head * 2 > turns.count {
      turns.removeFirst(head)
      head = 0
    }
    published += due
    let over = restless.prefix { $0.deadline <= now }
    restless.removeFirst(over.count)
    let still = over.filter { touched[$0.article]?.number == $0.number }
    restless += still.map { ($0.article, $0.number, now + Self.patience * settleTime) }
    return (due.map(\.article), still.map(\.article))
  }

  /// Forgets the articles touched up to an offset and not after it, whose final flags are in their topic: in a replay
  /// all of them, else those that were published from here. An article that was touched by a record that came again has
  /// a flag that is not final after the final one, and gets another final one.
  mutating func settle(through offset: Int64, inReplay: Bool) {
    var settled = published.filter { $0.touched <= offset }.map(\.article)
    published.removeAll { $0.touched <= offset }
    if inReplay {
      let replayed = touched.filter { $0.value.offset <= offset }.keys
      for article in replayed { touched[article] = nil }
      settled += replayed
    }
    for article in settled where touched[article] == nil { state.delete(article.bytes, in: Self.group) }
  }

  /// The offset of the earliest touch among the articles whose final flags are not emitted yet.
  var first: Int64? { touched.values.lazy.map(\.offset).min() }

  private mutating func giveTurn(to article: ArticleReference, _ touch: Touch, isFirst: Bool) {
    turns.append(Turn(article: article, touched: touch.offset, deadline: now + settleTime))
    if isFirst { restless.append((article, touch.number, now + Self.patience * settleTime)) }
  }
}
