/// Chooses some of a simulator's documents: about half of them whole clusters, the rest any.
public struct DocumentSampling: Sendable {
  private let simulator: Simulator
  /// The clusters of two documents and more, in the order of their roots.
  private let clusters: [[ArticleRecord]]

  /// Takes a simulator of all documents.
  /// - Parameter flags: flags of all of them, for the clusters.
  public init(of simulator: Simulator, by flags: SimulatedFlags) {
    self.simulator = simulator
    var members: [String: [ArticleRecord]] = [:]
    for article in simulator.articles {
      let name = simulator.name(of: article)
      members[flags.values[name].flatMap(simulator.cluster(of:)) ?? name, default: []].append(article)
    }
    clusters = members.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map(\.value)
  }

  /// A simulator of so many documents.
  public func choose(_ count: Int, seed: UInt64) -> Simulator {
    var random = SeededGenerator(seed: seed ^ 0x5A5A)
    var chosen: [ArticleRecord] = []
    for cluster in clusters.shuffled(using: &random) {
      if chosen.count * 2 >= count { break }
      chosen += cluster
    }
    let known = Set(chosen.map(\.profile.order.article))
    var others = simulator.articles
    others.removeAll { known.contains($0.profile.order.article) }
    others.shuffle(using: &random)
    return simulator.with((chosen + others).prefix(count).sorted { $0.profile.order < $1.profile.order })
  }
}
