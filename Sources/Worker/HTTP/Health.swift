/// How a worker is, for whoever decides whether to send it work or to restart it.
public struct Health: Equatable, Sendable, Encodable {
  /// What the worker is doing.
  public var state: String
  /// Whether it advances; one that does not is to be restarted.
  public var isLive: Bool
  /// Whether it has partitions and none of them is being restored.
  public var isReady: Bool
  /// Why it is not, in a few words; for people.
  public var detail: String
  /// Partitions that it has, by stage.
  public var partitions: [String: Int]

  /// Says how a worker is.
  public init(
    state: String, isLive: Bool, isReady: Bool, detail: String, partitions: [String: Int] = [:]
  ) {
    self.state = state
    self.isLive = isLive
    self.isReady = isReady
    self.detail = detail
    self.partitions = partitions
  }
}
