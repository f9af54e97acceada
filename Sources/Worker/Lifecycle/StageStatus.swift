import Dispatch
import Synchronization

/// Where one stage's loop stands, for whoever asks: the worker's state, the service manager, the metrics endpoint.
public final class StageStatus: Sendable {
  /// What is told once a second.
  public struct Standing: Equatable, Sendable {
    /// Partitions that the group has given; nil before it has answered.
    public var partitions: Int?
    /// Whether they are being read, or none was given.
    public var isReading = false
    /// Partitions whose state is being restored.
    public var restoring = 0
    /// Records before the loop.
    public var lag = 0
    /// What is wrong, while the clients are down.
    public var trouble: String?
  }

  /// The stage.
  public let stage: StageName
  private let current = Mutex(Standing())
  private let lastAdvance = Atomic<UInt64>(DispatchTime.now().uptimeNanoseconds)

  init(_ stage: StageName) {
    self.stage = stage
  }

  /// Where it stands.
  public var standing: Standing { current.withLock { $0 } }

  /// Seconds since the loop has advanced.
  public var secondsSinceAdvance: Double {
    let (now, last) = (DispatchTime.now().uptimeNanoseconds, lastAdvance.load(ordering: .relaxed))
    return now > last ? Double(now - last) / 1e9 : 0
  }

  /// Says that the loop has advanced.
  func pulse() {
    lastAdvance.store(DispatchTime.now().uptimeNanoseconds, ordering: .relaxed)
  }

  func update(_ standing: Standing) {
    current.withLock { $0 = standing }
  }

  /// Says what is wrong, where the clients are down.
  func trouble(_ reason: String) {
    current.withLock { $0 = Standing(trouble: reason) }
  }
}

extension StageStatus.Standing {
  /// A few words for a status line.
  func summary(_ stage: StageName) -> String {
    if let trouble { return "\(stage.rawValue) recovering (\(trouble))" }
    guard let partitions else { return "\(stage.rawValue) joining" }
    var text = "\(stage.rawValue) \(partitions) partition\(partitions == 1 ? "" : "s")"
    if restoring > 0 { text += ", restoring \(restoring) of them" }
    if lag > 0 { text += ", lag \(lag)" }
    return text
  }
}
