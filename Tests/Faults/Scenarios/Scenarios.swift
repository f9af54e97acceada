/// All plays, in the order in which they run.
enum Scenarios {
  static let all: [any Scenario] = [
    SteadyLoad(delivery: .exactlyOnce), SteadyLoad(delivery: .atLeastOnce),
    KillAtRandom(delivery: .exactlyOnce), KillAtRandom(delivery: .atLeastOnce),
    KillAtPoints(delivery: .exactlyOnce), KillAtPoints(delivery: .atLeastOnce),
    CrashingPages(), DrainUnderLoad(), HoldUp(), Zombie(), SameName(), Takeover(), RebalanceStorm(), ClockJumps(),
    FullDisk(),
    HugeBacklog(), ManyPartitions(),
    ProduceErrors(), TransactionErrors(), BrokerOutage(), MutualTLS(), Credentials(),
  ]

  /// Those of the short run: one for each kind of fault that needs no minutes.
  static let short: Set<String> = [
    "kill-exactly-once", "points-exactly-once", "points-at-least-once", "crashing-pages", "drain", "produce-errors",
    "transaction-errors", "takeover", "huge-backlog", "full-disk", "credentials",
  ]

  /// One by its name.
  static func named(_ name: String) -> (any Scenario)? { all.first { $0.name == name } }
}
