/// Chooses some documents: about half of them whole clusters, the rest any, and copies of a few.
public struct DocumentSampling: Sendable {
  private let simulator: Simulator
  /// The clusters of two documents and more, in the order of their roots.
  private let clusters: [[SimulatedDocument]]

  /// Takes a simulator of all documents.
  /// - Parameter flags: flags of all of them, for the clusters.
  public init(of simulator: Simulator, by flags: SimulatedFlags) {
    self.simulator = simulator
    var members: [String: [SimulatedDocument]] = [:]
    for document in simulator.documents {
      members[flags.values[document.id].flatMap(simulator.cluster(of:)) ?? document.id, default: []].append(document)
    }
    clusters = members.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map(\.value)
  }

  /// A simulator of so many documents, and so many copies of a few of them.
  public func choose(_ count: Int, copies: Int = 0, seed: UInt64) -> Simulator {
    var random = SeededGenerator(seed: seed ^ 0x5A5A)
    var chosen: [SimulatedDocument] = []
    for cluster in clusters.shuffled(using: &random) {
      if chosen.count * 2 >= count { break }
      chosen += cluster
    }
    let known = Set(chosen.map(\.id))
    var others = simulator.documents
    others.removeAll { known.contains($0.id) }
    others.shuffle(using: &random)
    chosen = Array((chosen + others).prefix(count))
    if copies > 0 {
      chosen += DocumentCopies.make(copies, of: chosen, window: simulator.configuration.window, random: &random)
    }
    return Simulator(documents: chosen, configuration: simulator.configuration)
  }
}
