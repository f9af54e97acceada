/// All plays, in the order in which they run.
enum Scenarios {
  static let all: [any Scenario] = [
    SteadyLoad(delivery: .exactlyOnce), SteadyLoad(delivery: .atLeastOnce),
    KillAtRandom(delivery: .exactlyOnce), KillAtRandom(delivery: .atLeastOnce),
    KillAtPoints(delivery: .exactlyOnce), KillAtPoints(delivery: .atLeastOnce),
    DrainUnderLoad(), Zombie(), RebalanceStorm(),
    ProduceErrors(), TransactionErrors(), BrokerOutage(), MutualTLS(),
  ]
}
