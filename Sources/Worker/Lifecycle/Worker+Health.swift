/// How the worker is, for the HTTP endpoint.
extension Worker {
  /// Asked for anew each time.
  public var health: Health {
    let state = state
    let restoring = metrics.restoringPartitions
    let isReady = state == .consuming && restoring == 0
    return Health(
      state: state.rawValue, isLive: state != .complete, isReady: isReady,
      detail: restoring > 0 ? "restoring \(restoring) partitions" : state.rawValue)
  }
}
