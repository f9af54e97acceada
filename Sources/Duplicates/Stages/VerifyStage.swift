/// Compares candidates and publishes flags: the owner of one partition of the topic `verify`.
///
/// Of each article it keeps the sketch, the later articles that asked for it, and the matches with earlier ones. All of
/// it only adds up (sets grow, bounds fall, roots carry a revision), so the state after some records does not depend on
/// their order, nor on repeats.
///
/// Confined to one thread at a time, which makes it Sendable in fact.
public final class VerifyStage: PartitionStage, @unchecked Sendable {
  private let configuration: DuplicatesConfiguration
  private let partition: Int
  private let state: StateView
  private let broken: BindingRule?
  private var unsettled: Unsettled
  /// What is emitted at the end of the batch of records in work.
  private var emissions = Emissions()
  /// Up to where all final flags are emitted, once the batch in work is committed.
  private var settling: Int64?
  /// The same of the batches that are taken but not yet committed.
  private var settlingTaken: [(batch: Int, through: Int64)] = []
  /// Up to where all final flags are surely in their topic; goes out as the next record `settled`.
  private var settled: Int64?
  /// What happened since the stage was opened, replays apart.
  public private(set) var counts = VerifyCounts()

  /// Opens a partition's stage on its store.
  /// - Throws: ``StoreError``.
  public convenience init(partition: Int, store: any StateStore, configuration: DuplicatesConfiguration) throws {
    try self.init(partition: partition, store: store, configuration: configuration, broken: nil)
  }

  init(partition: Int, store: any StateStore, configuration: DuplicatesConfiguration, broken: BindingRule?) throws {
    self.partition = partition
    self.configuration = configuration
    self.broken = broken
    state = StateView(store)
    unsettled = try Unsettled(state)
  }

  /// The offset of the last record that the state reflects.
  public var offset: Int64? { state.offset }

  /// Takes facts in and emits nothing.
  public func fold(_ records: [SourceRecord]) throws {
    let before = counts
    defer { counts = before }
    for record in records { try take(record, deadline: record.timestamp + configuration.settleTime, inReplay: true) }
    emissions = Emissions()
  }

  /// Takes facts in and emits comparisons, roots and flags: those that come of them, new or not.
  public func process(_ records: [SourceRecord], now: Int64) throws -> [StageOutput] {
    state.expire(before: now - configuration.retention)
    for record in records {
      if broken == .emitAgain, let offset = state.offset, record.offset <= offset { continue }
      try take(record, deadline: now + configuration.settleTime, inReplay: false)
    }
    defer { emissions = Emissions() }
    return try emitted()
  }

  /// Publishes as final the flags that nothing touched for the settle time.
  public func advance(now: Int64) throws -> [StageOutput] {
    var outputs: [StageOutput] = []
    if let through = settled {
      outputs.append(
        StageOutput(
          topic: .verify, partition: partition, key: [],
          value: VerifyEntry.settled(through: through).encoded))
      settled = nil
    }
    let due = unsettled.due(at: now)
    for article in due { outputs += try flag(article, final: true) }
    if !due.isEmpty, let offset = state.offset {
      settling = unsettled.first.map { $0 - 1 } ?? offset
      // So that the batch is committed, although it changes nothing else: `settled` waits for that.
      state.applied(offset)
    }
    return outputs
  }

  /// Ends the batch in work.
  public func takeBatch() -> StateBatch {
    let batch = state.take()
    if let through = settling { settlingTaken.append((batch.number, through)) }
    settling = nil
    return batch
  }

  /// Says that the store has a batch.
  public func committed(_ batch: StateBatch) {
    state.committed(batch)
    settled = settlingTaken.last { $0.batch <= batch.number }?.through ?? settled
    settlingTaken.removeAll { $0.batch <= batch.number }
  }

  // MARK: Taking in

  /// Where in its log the stage is, and when its deadlines are.
  private struct Moment {
    var offset: Int64
    var isAgain: Bool
    var arrival: Int64
    var deadline: Int64
  }

  private func take(_ record: SourceRecord, deadline: Int64, inReplay: Bool) throws {
    counts.records += 1
    let isAgain = state.offset.map { record.offset <= $0 } ?? false
    state.applied(record.offset)
    let moment = Moment(
      offset: record.offset, isAgain: isAgain, arrival: record.timestamp, deadline: deadline)
    let entries: [VerifyEntry]
    do throws(RecordError) {
      entries = try VerifyEntry.entries(in: record.value, specVersion: configuration.fingerprint.specVersion)
    } catch {
      counts.malformed += 1
      return
    }
    for entry in entries {
      switch entry {
      case .article(let article): try take(article, moment)
      case .request(let earlier, let later, let keys): try take(request: keys, earlier, later, moment)
      case .comparison(let later, let earlier, let root, let keys):
        try take(comparisonTo: later, earlier, root, keys, moment)
      case .bound(let article, let key, let last): try take(bound: last, article, key, moment)
      case .root(let later, let earlier, let root): try take(root: root, later, earlier, moment)
      case .settled(let through): unsettled.settle(through: through, inReplay: inReplay)
      }
    }
  }

  private func take(_ article: ArticleRecord, _ moment: Moment) throws {
    let reference = article.profile.order.article
    let own = ArticleState(reference, in: state)
    own.put(article, arrival: moment.arrival)
    for later in try own.links() { emissions.answers.insert(.init(earlier: reference, later: later)) }
    for value in try own.takeHeld() {
      guard
        case .comparison(_, let earlier, let root, let keys)? = try? VerifyEntry(decoding: value)
      else { continue }
      try compare(article, earlier, root, keys, own, moment)
    }
    if article.reason == nil {
      try touch(own, moment)
    } else {
      emissions.flags.insert(reference)
    }
  }

  private func take(request keys: UInt64, _ earlier: ArticleOrder, _ later: ArticleOrder, _ moment: Moment) throws {
    guard isPair(earlier, later) else { return }
    let own = ArticleState(earlier.article, in: state)
    let known = try own.link(to: later.article)
    own.put(link: known | keys, to: later.article, arrival: moment.arrival)
    emissions.answers.insert(.init(earlier: earlier.article, later: later.article))
  }

  private func take(
    comparisonTo later: ArticleReference, _ earlier: Profile, _ root: ClusterRoot, _ keys: UInt64,
    _ moment: Moment
  ) throws {
    let own = ArticleState(later, in: state)
    if let article = try own.article() {
      try compare(article, earlier, root, keys, own, moment)
      return
    }
    var held = VerifyEntry.comparison(later: later, earlier: earlier, root: root, keys: keys)
    if let before = try own.held(from: earlier.order.article),
      case .comparison(_, _, let oldRoot, let oldKeys)? = try? VerifyEntry(decoding: before)
    {
      held = .comparison(
        later: later, earlier: earlier, root: oldRoot.revision > root.revision ? oldRoot : root, keys: keys | oldKeys)
    }
    own.put(held: held.encoded, from: earlier.order.article, arrival: moment.arrival)
  }

  private func compare(
    _ article: ArticleRecord, _ earlier: Profile, _ root: ClusterRoot, _ keys: UInt64, _ own: ArticleState,
    _ moment: Moment
  ) throws {
    guard isPair(earlier.order, article.profile.order) else { return }
    counts.comparisons += 1
    guard let match = Match(of: article.profile, with: earlier) else { return }
    counts.matches += 1
    var edge = Edge(earlier: earlier.order, match: match, keys: keys, root: root)
    if let known = try own.edge(to: earlier.order.article) { edge.merge(known) }
    own.put(edge, arrival: moment.arrival)
    try stand(own, moment, by: edge)
    try touch(own, moment)
  }

  private func take(bound last: ArticleOrder, _ article: ArticleReference, _ key: UInt8, _ moment: Moment) throws {
    counts.bounds += 1
    let own = ArticleState(article, in: state)
    if let known = try own.bounds()[key], known <= last {
      if !moment.isAgain { return }
    } else {
      own.put(bound: last, of: key, arrival: moment.arrival)
    }
    try stand(own, moment, by: nil)
    if try own.article() != nil { try touch(own, moment) }
  }

  private func take(
    root: ClusterRoot, _ later: ArticleReference, _ earlier: ArticleReference, _ moment: Moment
  ) throws {
    let own = ArticleState(later, in: state)
    if let value = try own.held(from: earlier),
      case .comparison(_, let profile, let old, let keys)? = try? VerifyEntry(decoding: value),
      root.revision > old.revision
    {
      try take(comparisonTo: later, profile, root, keys, moment)
    }
    guard var edge = try own.edge(to: earlier) else { return }
    if root.revision > edge.root.revision {
      edge.root = root
      own.put(edge, arrival: moment.arrival)
    } else if !moment.isAgain {
      return
    }
    try stand(own, moment, by: edge)
    try touch(own, moment)
  }

  /// Finds the article's pointer and root anew.
  /// - Parameter edge: the only edge that changed; nil where all have to be looked at.
  private func stand(_ own: ArticleState, _ moment: Moment, by edge: Edge?) throws {
    let old = try own.standing()
    let bounds = try own.bounds()
    let candidates = try edge.map { [$0] + (try old.pointer.flatMap { try own.edge(to: $0) }.map { [$0] } ?? []) }
    let allowed = try (candidates ?? own.edges()).filter { $0.isAllowed(by: bounds) }
    let best = allowed.reduce(nil as Edge?) { best, next in best.map { next.isBetter(than: $0) } ?? true ? next : best }
    let root = best?.root.article ?? own.reference
    let isNewRoot = root != old.root.article
    if isNewRoot || best?.earlier.article != old.pointer {
      var standing = old
      standing.pointer = best?.earlier.article
      if isNewRoot { standing.root = ClusterRoot(article: root, revision: configuration.revision(moment.offset)) }
      own.put(standing, arrival: moment.arrival)
    }
    if isNewRoot || moment.isAgain, broken != .sendRoots { emissions.roots.insert(own.reference) }
  }

  private func touch(_ own: ArticleState, _ moment: Moment) throws {
    var standing = try own.standing()
    // State that reflects the record already knows what it touched, and is not to remember more than a replay would.
    if !moment.isAgain { standing.touched = max(standing.touched, moment.offset) }
    own.put(standing, arrival: moment.arrival)
    unsettled.touch(own.reference, at: standing.touched, deadline: moment.deadline, arrival: moment.arrival)
    emissions.flags.insert(own.reference)
  }

  /// Whether the first is an earlier article within the window of the second.
  private func isPair(_ earlier: ArticleOrder, _ later: ArticleOrder) -> Bool {
    (earlier < later && earlier.article != later.article || broken == .notItself && earlier == later)
      && later.time - earlier.time <= configuration.window
  }

  // MARK: Emitting

  private func emitted() throws -> [StageOutput] {
    var outputs: [StageOutput] = []
    for answer in emissions.answers.members {
      let own = ArticleState(answer.earlier, in: state)
      guard let article = try own.article() else { continue }
      let fact = VerifyEntry.comparison(
        later: answer.later, earlier: article.profile, root: try own.standing().root,
        keys: try own.link(to: answer.later))
      outputs.append(configuration.output(fact, to: answer.later))
    }
    for reference in emissions.roots.members {
      let own = ArticleState(reference, in: state)
      let root = try own.standing().root
      for later in try own.links() {
        outputs.append(configuration.output(.root(later: later, earlier: reference, root: root), to: later))
      }
    }
    for reference in emissions.flags.members {
      outputs += try flag(reference, final: false)
    }
    return outputs
  }

  /// The flag of an article; nothing where the article is not known yet.
  private func flag(_ reference: ArticleReference, final: Bool) throws -> [StageOutput] {
    let own = ArticleState(reference, in: state)
    guard let article = try own.article() else { return [] }
    let standing = try own.standing()
    let edge = try standing.pointer.flatMap { try own.edge(to: $0) }
    let flag = DuplicateFlag(
      article: reference, url: article.url, status: edge?.match.status ?? .unique, original: edge.map { .init($0) },
      cluster: standing.root.article, orderTime: article.profile.order.time, truncated: article.truncated,
      final: final || article.reason != nil, reason: article.reason,
      specVersion: configuration.fingerprint.specVersion)
    let value = flag.json()
    if broken == .flagAlways, try !own.isNews(value, final: flag.final) { return [] }
    counts.flags[flag.status, default: 0] += 1
    return [
      StageOutput(
        topic: .duplicates, partition: nil, key: Array(reference.description.utf8), value: value,
        revision: configuration.revision(standing.touched << 1 | (flag.final ? 1 : 0)),
        flag: FlagNotice(
          url: article.url, fetchedAt: article.profile.order.time, isDuplicate: flag.status != .unique,
          isFinal: flag.final))
    ]
  }
}

extension DuplicatesConfiguration {
  /// A place in a partition's log that compares across generations of the topics.
  func revision(_ offset: Int64) -> UInt64 {
    UInt64(generation) << 48 | UInt64(bitPattern: offset) & (1 << 48 - 1)
  }
}

extension DuplicateFlag.Original {
  init(_ edge: Edge) {
    self.init(
      article: edge.earlier.article, jaccard: edge.match.jaccard, containment: edge.match.containment,
      similarity: edge.match.similarity, relation: edge.match.relation, sameURL: edge.match.sameURL)
  }
}
