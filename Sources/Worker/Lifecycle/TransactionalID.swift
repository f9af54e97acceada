/// The name that a worker's transactional producers are counted and fenced under; see ``ProducerSuccession``.
///
/// A worker with an instance name keeps it through restarts, so that it ends at once what its predecessor left open. One
/// without has a name of its own for each process; what such a process leaves open ends after the transaction timeout.
enum TransactionalID {
  /// Names a worker's producer.
  static func make(_ configuration: Configuration.Worker) -> String {
    let own = Sabotage.fenceNobody.isOn ? randomName() : configuration.instance ?? randomName()
    return "\(configuration.group)-\(own)"
  }

  private static func randomName() -> String {
    let number = UInt64.random(in: 0...UInt64.max)
    return String(number, radix: 36)
  }
}
