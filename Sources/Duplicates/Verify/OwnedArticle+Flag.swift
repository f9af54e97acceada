extension OwnedArticle {
  /// The article's flag; nil as long as it has not come.
  func flag(final: Bool, _ configuration: DuplicatesConfiguration) throws -> StageOutput? {
    guard let article = try record() else { return nil }
    let pair = dossier.pointer
    let flag = DuplicateFlag(
      article: reference, url: article.url, status: pair?.match?.status ?? .unique,
      original: pair.flatMap { DuplicateFlag.Original($0) }, cluster: dossier.root.article,
      orderTime: article.profile.order.time, truncated: article.truncated, final: final, reason: article.reason,
      specVersion: configuration.fingerprint.specVersion)
    return StageOutput(
      topic: .duplicates, partition: nil, key: Array(reference.description.utf8), value: flag.json(),
      revision: configuration.revision(dossier.touched << 1 | (final ? 1 : 0)),
      flag: FlagNotice(
        url: article.url, fetchedAt: article.profile.order.time, status: flag.status, isFinal: final))
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
      article: pair.earlier.article, jaccard: Int(match.jaccard), containment: Int(match.containment),
      similarity: Int(match.similarity), relation: match.relation, sameURL: match.sameURL)
  }
}
