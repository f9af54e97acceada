import Testing

@testable import Duplicates

@Suite("The final flags are a function of the set of articles")
struct SimulatorTests {
  private static func simulator(capacity: Int = 1_000) -> Simulator {
    Simulator(documents: MadeDocuments.make(60, seed: 7), configuration: .init(bucketCapacity: capacity))
  }

  private static let faults = SimulationOptions(
    partitions: 3, workers: 3, crashes: true, redeliver: true, repartition: true)

  @Test("whatever the interleaving and the faults", arguments: [1_000, 3, 1])
  func faultsChangeNothing(capacity: Int) throws {
    let simulator = Self.simulator(capacity: capacity)
    let plain = try simulator.plainFlags()
    #expect(plain.values.count == 60)
    for seed in 1...4 as ClosedRange<UInt64> {
      #expect(try simulator.flags(seed: seed, options: Self.faults).differences(from: plain) == [], "seed \(seed)")
    }
  }

  @Test("a run is a function of its seed") func seedsRepeat() throws {
    let simulator = Self.simulator()
    let first = try simulator.flags(seed: 3, options: Self.faults)
    #expect(try simulator.flags(seed: 3, options: Self.faults) == first)
  }

  @Test("and each binding rule, broken on purpose, makes a difference", arguments: BindingRule.allCases)
  func brokenRulesShow(rule: BindingRule) throws {
    // With few keys, and one partition, nothing else makes up for a record that was lost.
    let isLoss = rule == .emitAgain
    let simulator = Simulator(
      documents: MadeDocuments.make(60, seed: 7),
      configuration: .init(
        fingerprint: isLoss ? .init(bands: 1, rows: 1, chunkKeys: 1) : .init(),
        bucketCapacity: rule == .smallestOrder ? 1 : 1_000))
    let options = isLoss ? SimulationOptions(partitions: 1, workers: 2, crashes: true) : Self.faults
    let plain = try simulator.plainFlags()
    let differs = try (1...400 as ClosedRange<UInt64>).contains { seed in
      try simulator.flags(seed: seed, options: options, broken: rule).differences(from: plain) != []
    }
    #expect(differs)
  }

  @Test("flags of a plain run have their documents' duplicates") func plainFlagsFindDuplicates() throws {
    let simulator = Self.simulator()
    let statuses = try simulator.plainFlags().values.values.compactMap { simulator.summary(of: $0)?.status }
    #expect(Set(statuses) == ["unique", "near", "exact"])
  }
}
