/// How the worker is, for the HTTP endpoint.
extension Worker {
  /// Seconds without an advance of a loop after which it is taken to stand still for good: as long as systemd's watchdog.
  private static let patience = 60.0

  /// Asked for anew each time.
  public var health: Health {
    let standings = stageStatuses.map { (stage: $0.stage, standing: $0.standing, still: $0.secondsSinceAdvance) }
    let state = state
    let stuck = standings.filter { $0.still > Self.patience }
    let restoring = standings.filter { $0.standing.restoring > 0 }
    let isReading = standings.allSatisfy { $0.standing.trouble == nil && $0.standing.isReading }
    var detail = standings.map { $0.standing.summary($0.stage) }.joined(separator: "; ")
    for one in stuck { detail += "; \(one.stage.rawValue) has not advanced for \(Int(one.still)) s" }
    return Health(
      state: state.rawValue, isLive: stuck.isEmpty && state != .complete,
      isReady: state == .consuming && isReading && restoring.isEmpty && stuck.isEmpty, detail: detail,
      partitions: Dictionary(uniqueKeysWithValues: standings.map { ($0.stage.rawValue, $0.standing.partitions ?? 0) }))
  }
}
