/// Compares candidates and publishes flags: the owner of one partition of the topic `verify`.
///
/// Of each article it keeps the sketch, the earlier articles that the index named with what they have in common, and the later
/// ones that point to it. All of it only adds up (sets grow, bounds fall, roots carry a revision), so the state after some
/// records does not depend on their order, nor on repeats.
///
/// Confined to one thread at a time, which makes it Sendable in fact.
public final class VerifyStage: PartitionStage, @unchecked Sendable {
  private let configuration: DuplicatesConfiguration
  private let partition: Int
  private let state: StateView
  private let rules: any PairRules
  private var unsettled: Unsettled
  private var articles: OwnedArticles
  /// What is emitted at the end of the batch of records in work.
  private var emissions = Emissions()
  /// The articles whose standing the record in work may have changed.
  private var shaken = OrderedSet<ArticleReference>()
  /// The articles that came with the record in work.
  private var arrived: Set<ArticleReference> = []
  /// Up to where all final flags are emitted, once the batch in work is committed.
  private var settling: Int64?
  /// The same of the batches that are taken but not yet committed.
  private var settlingTaken: [(batch: Int, through: Int64)] = []
  /// Up to where all final flags are surely in their topic; goes out as the next entry `settled`.
  private var settled: Int64?
  /// What happened since the stage was opened, replays apart.
  public private(set) var counts = DuplicateCounts()

  /// Opens a partition's stage on its store.
  /// - Throws: ``StoreError``.
  public convenience init(partition: Int, store: any StateStore, configuration: DuplicatesConfiguration) throws {
    try self.init(
      partition: partition, store: store, configuration: configuration,
      rules: SpecifiedRules(window: configuration.window))
  }

  /// Opens it under other rules.
  package init(
    partition: Int, store: any StateStore, configuration: DuplicatesConfiguration, rules: any PairRules
  ) throws {
    self.partition = partition
    self.configuration = configuration
    self.rules = rules
    state = StateView(store)
    unsettled = try Unsettled(state, settleTime: configuration.settleTime)
    articles = OwnedArticles(state, limit: Self.cacheBytes / configuration.verifyPartitions)
  }

  /// The offset of the last record that the state reflects.
  public var offset: Int64? { state.offset }

  /// Takes facts in and emits nothing.
  public func fold(_ records: [SourceRecord]) throws {
    let before = counts
    defer { counts = before }
    for record in records { try take(record, isReplay: true) }
    articles.write()
    emissions = Emissions()
  }

  /// Takes facts in and emits what comes of them, new or not: requests, matches, roots. Flags wait for ``advance(now:)``.
  public func process(_ records: [SourceRecord], now: Int64) throws -> [StageOutput] {
    state.expire(before: now - configuration.retention)
    unsettled.advance(to: now)
    for record in records { try take(record, isReplay: false) }
    let outputs = try emissions.outputs(of: &articles, configuration)
    articles.write()
    counts.requests += emissions.requested
    emissions = Emissions()
    count(outputs)
    return outputs
  }

  /// Publishes as final the flags that nothing touched for the settle time, and, not as final, those that do not come to
  /// rest.
  public func advance(now: Int64) throws -> [StageOutput] {
    var outputs: [StageOutput] = []
    if let through = settled {
      outputs.append(
        StageOutput(
          topic: .verify, partition: partition, key: [], value: VerifyEntry.settled(through: through).encoded))
      settled = nil
    }
    unsettled.advance(to: now)
    let due = unsettled.due()
    for (touched, final) in [(due.final, true), (due.restless, false)] {
      for article in touched {
        if let flag = try articles.article(article).flag(final: final, configuration) { outputs.append(flag) }
      }
    }
    count(outputs)
    if !due.final.isEmpty, let offset = state.offset {
      settling = unsettled.first.map { $0 - 1 } ?? offset
      // So that the batch is committed, although it changes nothing else: `settled` waits for that.
      state.applied(offset)
    }
    // Nothing has changed: what was read of them is let go of.
    articles.write()
    return outputs
  }

  private func count(_ outputs: [StageOutput]) {
    for case let status? in outputs.lazy.map(\.flag?.status) { counts.flags[status.name, default: 0] += 1 }
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

  /// Comparisons with one sketch that are not worth an index of it.
  private static let few = 3
  /// Bytes that the stages of all partitions may fill with what was compared with lately.
  private static let cacheBytes = 32 << 20

  // MARK: Taking in

  private func take(_ record: SourceRecord, isReplay: Bool) throws {
    let isAgain = state.offset.map { record.offset <= $0 } ?? false
    state.applied(record.offset)
    let moment = Moment(offset: record.offset, isAgain: isAgain, arrival: record.timestamp, isReplay: isReplay)
    let facts: [VerifyEntry]
    do throws(RecordError) {
      facts = try VerifyEntry.entries(in: record.value, specVersion: configuration.fingerprint.specVersion)
    } catch {
      counts.malformed += 1
      return
    }
    for fact in facts {
      switch fact {
      case .article(let article): try take(article, moment)
      case .candidates(let list): try take(list, moment)
      case .request(let later, let earlier):
        let index = earlier.count > Self.few && !moment.isReplay ? SketchIndex(later.sketch) : nil
        for article in earlier { try answer(later, index, article, moment) }
      case .matches(let later, let found): try take(found, for: later, moment)
      case .bound(let article, let key, let last): try take(bound: last, article, key, moment)
      case .follow(let earlier, let later, let revision): try follow(earlier, later, revision, moment)
      case .root(let later, let earlier, let root): try take(root: root, later, earlier, moment)
      case .settled(let through): unsettled.settle(through: through, inReplay: moment.isReplay)
      }
    }
    for article in shaken.members { try stand(articles.article(article, arrival: moment.arrival), moment) }
    shaken = OrderedSet()
    arrived = []
  }

  private func take(_ article: ArticleRecord, _ moment: Moment) throws {
    let reference = article.profile.order.article
    let own = try articles.article(reference, arrival: moment.arrival)
    let isFirst = try own.record() == nil
    own.put(article)
    articles.note(article.profile, root: own.dossier.root)
    if own.dossier.wasAwaited {
      if moment.isAgain {
        for answer in try own.state.answers() {
          let found = FoundMatch(earlier: article.profile.order, match: answer.match, root: own.dossier.root)
          emissions.answer(found, to: answer.later)
        }
      }
      for question in try own.state.takeQuestions() { try compare(question, article.profile, own, moment) }
    }
    // Also where it is known and comes at another place of the log: what it is answered must be kept as long as it is.
    if own.dossier.hasPairs {
      emissions.request(try own.pairs().pairs.map(\.earlier), for: reference)
    }
    guard isFirst || moment.isAgain else { return }
    if article.reason == nil {
      shaken.insert(reference)
      arrived.insert(reference)
    } else {
      emissions.publish(reference)
    }
  }

  private func take(_ list: CandidateList, _ moment: Moment) throws {
    let near = list.near(by: rules)
    let own = try articles.article(list.later.article, arrival: moment.arrival)
    var asked = try own.changePairs { pairs in
      var asked = pairs.add(near)
      if let exact = list.exact, rules.isPair(exact, list.later) {
        pairs.change(exact) { pair in
          if !pair.isCopy || moment.isAgain { asked.append(exact) }
          pair.isCopy = true
        }
      }
      return asked
    }
    if moment.isAgain { asked += near.map(\.order) }
    if !own.dossier.bounds.isEmpty || moment.isAgain { shaken.insert(own.reference) }
    if !asked.isEmpty, try own.record() != nil { emissions.request(asked, for: own.reference) }
  }

  /// Answers what a later article asks of one of ours, or keeps the question until that one comes.
  private func answer(
    _ later: Profile, _ index: SketchIndex?, _ earlier: ArticleReference, _ moment: Moment
  ) throws {
    if moment.isReplay {
      if try ArticleState(earlier, in: state).isKnown() { return }
    } else if let known = try articles.counterpart(earlier) {
      guard rules.isPair(known.profile.order, later.order) else { return }
      counts.comparisons += 1
      if let match = Match(of: later, index, with: known.profile) {
        emissions.answer(
          FoundMatch(earlier: known.profile.order, match: match, root: known.root), to: later.order.article)
      }
      return
    }
    let own = try articles.article(earlier, arrival: moment.arrival)
    if !own.dossier.wasAwaited { own.dossier.wasAwaited = true }
    own.state.put(question: later, arrival: moment.arrival)
  }

  private func compare(_ question: Profile, _ profile: Profile, _ own: OwnedArticle, _ moment: Moment) throws {
    guard rules.isPair(profile.order, question.order) else { return }
    counts.comparisons += 1
    guard let match = Match(of: question, with: profile) else { return }
    own.state.put(answer: match, to: question.order.article, arrival: moment.arrival)
    emissions.answer(
      FoundMatch(earlier: profile.order, match: match, root: own.dossier.root), to: question.order.article)
  }

  private func take(_ found: [FoundMatch], for later: ArticleReference, _ moment: Moment) throws {
    let own = try articles.article(later, arrival: moment.arrival)
    try own.changePairs { pairs in
      for match in found {
        pairs.change(match.earlier) { pair in
          if pair.match == nil { counts.matches += 1 }
          pair.match = match.match
          if match.root.revision > pair.root.revision { pair.root = match.root }
        }
      }
    }
    shaken.insert(later)
  }

  private func take(bound last: ArticleOrder, _ article: ArticleReference, _ key: UInt8, _ moment: Moment) throws {
    let own = try articles.article(article, arrival: moment.arrival)
    let isLower = own.dossier.bounds[key].map { last < $0 } ?? true
    if isLower { own.dossier.bounds[key] = last }
    if isLower || moment.isAgain { shaken.insert(article) }
  }

  private func follow(
    _ earlier: ArticleReference, _ later: ArticleReference, _ revision: UInt64, _ moment: Moment
  ) throws {
    let own = try articles.article(earlier, arrival: moment.arrival)
    if !own.dossier.isFollowed { own.dossier.isFollowed = true }
    own.state.put(follower: later, arrival: moment.arrival)
    if own.dossier.root.revision > revision { emissions.tellRoot(of: earlier, to: later) }
  }

  private func take(
    root: ClusterRoot, _ later: ArticleReference, _ earlier: ArticleReference, _ moment: Moment
  ) throws {
    let own = try articles.article(later, arrival: moment.arrival)
    guard let pair = try own.pairs().pair(with: earlier) else { return }
    if root.revision > pair.root.revision {
      try own.changePairs { $0.change(pair.earlier) { $0.root = root } }
      shaken.insert(later)
    } else if moment.isAgain {
      shaken.insert(later)
    }
  }

  /// Finds the article's pointer and root anew, and tells those who follow it, and those whom it follows.
  private func stand(_ own: OwnedArticle, _ moment: Moment) throws {
    let best = try own.pairs().best(within: own.dossier.bounds)
    let root = best?.root.article ?? own.reference
    let isNewRoot = root != own.dossier.root.article
    let isNewPointer = best?.earlier != own.dossier.pointer?.earlier
    if best != own.dossier.pointer { own.dossier.pointer = best }
    if isNewRoot {
      own.dossier.root = ClusterRoot(article: root, revision: configuration.revision(moment.offset))
      articles.noteRoot(of: own.reference)
    }
    if isNewRoot || moment.isAgain, own.dossier.isFollowed { emissions.tellRoot(of: own.reference) }
    if isNewPointer || moment.isAgain, best != nil { emissions.follow(by: own.reference) }
    let isTouched = isNewRoot || isNewPointer || moment.isAgain || arrived.contains(own.reference)
    if isTouched, let record = try own.record(), record.reason == nil { touch(own, moment) }
  }

  private func touch(_ own: OwnedArticle, _ moment: Moment) {
    // State that reflects the record already knows what it touched, and is not to remember more than a replay would.
    if !moment.isAgain { own.dossier.touched = max(own.dossier.touched, moment.offset) }
    unsettled.touch(own.reference, at: own.dossier.touched, isReplay: moment.isReplay, arrival: moment.arrival)
  }
}
