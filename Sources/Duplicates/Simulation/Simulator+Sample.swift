extension Simulator {
  /// A simulator of some of the documents: about half of them whole clusters, the rest any.
  /// - Parameter flags: flags of all documents, for the clusters.
  public func sample(_ count: Int, like flags: SimulatedFlags, seed: UInt64) -> Simulator {
    var random = SeededGenerator(seed: seed ^ 0x5A5A)
    var clusters: [String: [ArticleRecord]] = [:]
    for article in articles {
      let root = flags.values[name(of: article)].flatMap(cluster(of:)) ?? name(of: article)
      clusters[root, default: []].append(article)
    }
    var chosen: [ArticleRecord] = []
    for cluster in clusters.sorted(by: { $0.key < $1.key }).filter({ $0.value.count > 1 }).shuffled(using: &random) {
      if chosen.count * 2 >= count { break }
      chosen += cluster.value
    }
    let known = Set(chosen.map(\.profile.order.article))
    let others = articles.filter { !known.contains($0.profile.order.article) }.shuffled(using: &random)
    return with((chosen + others).prefix(count).sorted { $0.profile.order < $1.profile.order })
  }
}
