/// What a simulated run does to the protocol.
public struct SimulationOptions: Equatable, Sendable {
  /// Partitions of each topic.
  public var partitions: Int
  /// Workers in the group.
  public var workers: Int
  /// Workers crash after any prefix of their writes; some write on as zombies; partitions move, and stores are lost,
  /// stale, or ahead of the group's offset.
  public var crashes: Bool
  /// Pages are sent twice, and the group's offsets fall back.
  public var redeliver: Bool
  /// The internal topics get other partition counts in the middle of the run.
  public var repartition: Bool

  /// Makes options.
  public init(
    partitions: Int = 4, workers: Int = 3, crashes: Bool = false, redeliver: Bool = false, repartition: Bool = false
  ) {
    precondition(partitions > 0 && workers > 0)
    self.partitions = partitions
    self.workers = workers
    self.crashes = crashes
    self.redeliver = redeliver
    self.repartition = repartition
  }

  /// One worker, one partition, no faults: documents come in their order.
  public static let plain = SimulationOptions(partitions: 1, workers: 1)
}
