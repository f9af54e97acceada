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
  /// The articles that the batch of records in work has to do with.
  private var owned: [ArticleReference: OwnedArticle] = [:]
  /// What was compared with lately: without it each of many near copies would be read again for every one more.
  private var counterparts: RecentlyUsed<ArticleReference, Counterpart>
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
  public private(set) var counts = VerifyCounts()

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
    counterparts = RecentlyUsed(limit: configuration.cacheBytes / 2 / configuration.verifyPartitions)
  }

  /// The offset of the last record that the state reflects.
  public var offset: Int64? { state.offset }

  /// Takes facts in and emits nothing.
  public func fold(_ records: [SourceRecord]) throws {
    let before = counts
    defer { counts = before }
    for record in records { try take(record, now: nil) }
    write()
    emissions = Emissions()
  }

  /// Takes facts in and emits what comes of them, new or not: requests, matches, roots. Flags wait for ``advance(now:)``.
  public func process(_ records: [SourceRecord], now: Int64) throws -> [StageOutput] {
    state.expire(before: now - configuration.retention)
    unsettled.advance(to: now)
    for record in records { try take(record, now: now) }
    let outputs = try emitted()
    write()
    emissions = Emissions()
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
    for article in due.final { outputs += try flag(article, final: true) }
    for article in due.restless { outputs += try flag(article, final: false) }
    if !due.final.isEmpty, let offset = state.offset {
      settling = unsettled.first.map { $0 - 1 } ?? offset
      // So that the batch is committed, although it changes nothing else: `settled` waits for that.
      state.applied(offset)
    }
    owned = [:]
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

  /// Where in its log the stage is.
  private struct Moment {
    var offset: Int64
    /// The state reflects the record already.
    var isAgain: Bool
    var arrival: Int64
    var isReplay: Bool
  }

  private func take(_ record: SourceRecord, now: Int64?) throws {
    counts.records += 1
    let isAgain = state.offset.map { record.offset <= $0 } ?? false
    state.applied(record.offset)
    let moment = Moment(offset: record.offset, isAgain: isAgain, arrival: record.timestamp, isReplay: now == nil)
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
      case .request(let later, let earlier): for article in earlier { try answer(later, article, moment) }
      case .matches(let later, let found): try take(found, for: later, moment)
      case .bound(let article, let key, let last): try take(bound: last, article, key, moment)
      case .follow(let earlier, let later, let revision): try follow(earlier, later, revision, moment)
      case .root(let later, let earlier, let root): try take(root: root, later, earlier, moment)
      case .settled(let through): unsettled.settle(through: through, inReplay: moment.isReplay)
      }
    }
    for article in shaken.members { try stand(owned(article, moment), moment) }
    shaken = OrderedSet()
    arrived = []
  }

  private func take(_ article: ArticleRecord, _ moment: Moment) throws {
    let reference = article.profile.order.article
    let own = try owned(reference, moment)
    let isFirst = try own.record() == nil
    own.put(article)
    note(Counterpart(profile: article.profile, root: own.dossier.root))
    if own.dossier.wasAwaited {
      if moment.isAgain {
        for answer in try own.state.answers() {
          emissions.answer(answer.match, with: article.profile.order, to: answer.later)
        }
      }
      for question in try own.state.takeQuestions() { try compare(question, article.profile, own, moment) }
    }
    // Also where it is known and comes at another place of the log: what it is answered must be kept as long as it is.
    if own.dossier.hasPairs {
      emissions.request(try own.pairs().pairs.map(\.earlier.article), for: reference)
    }
    guard isFirst || moment.isAgain else { return }
    if article.reason == nil {
      shaken.insert(reference)
      arrived.insert(reference)
    } else {
      emissions.flags.insert(reference)
    }
  }

  private func take(_ list: CandidateList, _ moment: Moment) throws {
    let near = list.near.filter { rules.isPair($0.order, list.later) }
    let own = try owned(list.later.article, moment)
    var asked = try own.changePairs { pairs in
      var asked = pairs.add(near)
      if let exact = list.exact, rules.isPair(exact, list.later) {
        var pair = pairs[exact]
        if !pair.isCopy || moment.isAgain { asked.append(exact.article) }
        pair.isCopy = true
        pairs[exact] = pair
      }
      return asked
    }
    if moment.isAgain { asked += near.map(\.order.article) }
    if !own.dossier.bounds.isEmpty || moment.isAgain { shaken.insert(own.reference) }
    if !asked.isEmpty, try own.record() != nil { emissions.request(asked, for: own.reference) }
  }

  /// Answers what a later article asks of one of ours, or keeps the question until that one comes.
  private func answer(_ later: Profile, _ earlier: ArticleReference, _ moment: Moment) throws {
    if moment.isReplay {
      if try ArticleState(earlier, in: state).isKnown() { return }
    } else if let profile = try counterpart(earlier)?.profile {
      guard rules.isPair(profile.order, later.order) else { return }
      counts.comparisons += 1
      if let match = Match(of: later, with: profile) {
        emissions.answer(match, with: profile.order, to: later.order.article)
      }
      return
    }
    let own = try owned(earlier, moment)
    own.dossier.wasAwaited = true
    own.state.put(question: later, arrival: moment.arrival)
  }

  private func compare(_ question: Profile, _ profile: Profile, _ own: OwnedArticle, _ moment: Moment) throws {
    guard rules.isPair(profile.order, question.order) else { return }
    counts.comparisons += 1
    guard let match = Match(of: question, with: profile) else { return }
    own.state.put(answer: match, to: question.order.article, arrival: moment.arrival)
    emissions.answer(match, with: profile.order, to: question.order.article)
  }

  private func take(_ found: [FoundMatch], for later: ArticleReference, _ moment: Moment) throws {
    let own = try owned(later, moment)
    try own.changePairs { pairs in
      for match in found {
        var pair = pairs[match.earlier]
        if pair.match == nil { counts.matches += 1 }
        pair.match = match.match
        if match.root.revision > pair.root.revision { pair.root = match.root }
        pairs[match.earlier] = pair
      }
    }
    shaken.insert(later)
  }

  private func take(bound last: ArticleOrder, _ article: ArticleReference, _ key: UInt8, _ moment: Moment) throws {
    counts.bounds += 1
    let own = try owned(article, moment)
    if let known = own.dossier.bounds[key], known <= last {
      if moment.isAgain { shaken.insert(article) }
      return
    }
    own.dossier.bounds[key] = last
    shaken.insert(article)
  }

  private func follow(
    _ earlier: ArticleReference, _ later: ArticleReference, _ revision: UInt64, _ moment: Moment
  ) throws {
    let own = try owned(earlier, moment)
    own.dossier.isFollowed = true
    own.state.put(follower: later, arrival: moment.arrival)
    if own.dossier.root.revision > revision { emissions.replies.insert(.init(earlier: earlier, later: later)) }
  }

  private func take(
    root: ClusterRoot, _ later: ArticleReference, _ earlier: ArticleReference, _ moment: Moment
  ) throws {
    let own = try owned(later, moment)
    guard var pair = try own.pairs().pair(with: earlier) else { return }
    if root.revision > pair.root.revision {
      pair.root = root
      try own.changePairs { $0[pair.earlier] = pair }
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
      counterparts.remove(own.reference)
    }
    if isNewRoot || moment.isAgain, own.dossier.isFollowed { emissions.roots.insert(own.reference) }
    if isNewPointer || moment.isAgain, best != nil { emissions.follows.insert(own.reference) }
    let isTouched = isNewRoot || isNewPointer || moment.isAgain || arrived.contains(own.reference)
    if isTouched, let record = try own.record(), record.reason == nil { touch(own, moment) }
  }

  private func touch(_ own: OwnedArticle, _ moment: Moment) {
    // State that reflects the record already knows what it touched, and is not to remember more than a replay would.
    if !moment.isAgain { own.dossier.touched = max(own.dossier.touched, moment.offset) }
    unsettled.touch(own.reference, at: own.dossier.touched, isReplay: moment.isReplay, arrival: moment.arrival)
  }

  // MARK: What the batch in work has to do with

  private func owned(_ reference: ArticleReference, _ moment: Moment) throws -> OwnedArticle {
    let own = try owned(reference)
    own.arrival = max(own.arrival, moment.arrival)
    return own
  }

  private func owned(_ reference: ArticleReference) throws -> OwnedArticle {
    if let own = owned[reference] { return own }
    let own = try OwnedArticle(reference, in: state)
    owned[reference] = own
    return own
  }

  private func write() {
    for own in owned.values { own.write() }
    owned = [:]
  }

  /// What answering takes of one of our articles; nil as long as it has not come.
  private func counterpart(_ reference: ArticleReference) throws -> Counterpart? {
    if let counterpart = counterparts.value(reference) { return counterpart }
    let stored = ArticleState(reference, in: state)
    guard let profile = try stored.profile() else { return nil }
    let root = try owned[reference]?.dossier.root ?? stored.dossier().root
    let counterpart = Counterpart(profile: profile, root: root)
    note(counterpart)
    return counterpart
  }

  private func note(_ counterpart: Counterpart) {
    counterparts.put(counterpart, counterpart.profile.order.article)
  }

  // MARK: Emitting

  private func emitted() throws -> [StageOutput] {
    var outputs: [StageOutput] = []
    for (later, earlier) in emissions.requests {
      guard let record = try owned(later).record() else { continue }
      outputs += requests(of: record.profile, to: earlier, try owned(later).pairs().pairs)
    }
    for (later, found) in emissions.answers {
      let matches = try found.map { earlier, match in
        FoundMatch(earlier: earlier, match: match, root: try root(of: earlier.article))
      }
      for first in stride(from: 0, to: matches.count, by: VerifyEntry.mostNamed) {
        let part = Array(matches[first..<min(first + VerifyEntry.mostNamed, matches.count)])
        outputs.append(configuration.output(.matches(later: later, part), to: later))
      }
    }
    for reference in emissions.follows.members {
      let dossier = try owned(reference).dossier
      guard let pair = dossier.pointer else { continue }
      let earlier = pair.earlier.article
      outputs.append(
        configuration.output(
          .follow(earlier: earlier, later: reference, revision: pair.root.revision), to: earlier))
    }
    for reply in emissions.replies.members { outputs.append(try root(of: reply.earlier, to: reply.later)) }
    for reference in emissions.roots.members {
      for later in try owned(reference).state.followers() { outputs.append(try root(of: reference, to: later)) }
    }
    for reference in emissions.flags.members { outputs += try flag(reference, final: true) }
    return outputs
  }

  /// Asks for what is a copy by the digest alone, for the rest with the sketch.
  private func requests(of later: Profile, to earlier: [ArticleReference], _ pairs: [Pair]) -> [StageOutput] {
    var others = Set(earlier)
    var outputs: [StageOutput] = []
    for pair in pairs where pair.isCopy && others.contains(pair.earlier.article) {
      var digest = later
      digest.sketch = Sketch(level: 0, hashes: [])
      others.remove(pair.earlier.article)
      outputs += configuration.requests(of: digest, to: [pair.earlier.article])
      counts.requests += 1
    }
    counts.requests += others.count
    return outputs + configuration.requests(of: later, to: pairs.map(\.earlier.article).filter(others.contains))
  }

  private func root(of reference: ArticleReference) throws -> ClusterRoot {
    try owned[reference]?.dossier.root ?? counterpart(reference)?.root ?? owned(reference).dossier.root
  }

  private func root(of earlier: ArticleReference, to later: ArticleReference) throws -> StageOutput {
    configuration.output(.root(later: later, earlier: earlier, root: try root(of: earlier)), to: later)
  }

  /// The flag of an article; nothing where the article is not known yet.
  private func flag(_ reference: ArticleReference, final: Bool) throws -> [StageOutput] {
    let own = try owned(reference)
    guard let article = try own.record() else { return [] }
    let dossier = own.dossier
    let pair = dossier.pointer
    let flag = DuplicateFlag(
      article: reference, url: article.url, status: pair?.match?.status ?? .unique,
      original: pair.flatMap { DuplicateFlag.Original($0) }, cluster: dossier.root.article,
      orderTime: article.profile.order.time, truncated: article.truncated, final: final, reason: article.reason,
      specVersion: configuration.fingerprint.specVersion)
    counts.flags[flag.status, default: 0] += 1
    return [
      StageOutput(
        topic: .duplicates, partition: nil, key: Array(reference.description.utf8), value: flag.json(),
        revision: configuration.revision(dossier.touched << 1 | (final ? 1 : 0)),
        flag: FlagNotice(
          url: article.url, fetchedAt: article.profile.order.time, isDuplicate: flag.status != .unique,
          isFinal: final))
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
  init?(_ pair: Pair) {
    guard let match = pair.match else { return nil }
    self.init(
      article: pair.earlier.article, jaccard: match.jaccard, containment: match.containment,
      similarity: match.similarity, relation: match.relation, sameURL: match.sameURL)
  }
}
