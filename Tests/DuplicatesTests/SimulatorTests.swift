import Testing

@testable import Duplicates
@testable import Simulation

@Suite("The final flags are a function of the set of articles")
struct SimulatorTests {
  private static func simulator(capacity: Int = 1_000) -> Simulator {
    Simulator(documents: MadeDocuments.make(60, seed: 7), configuration: .init(bucketCapacity: capacity))
  }

  /// Stories, and many copies of a few of them.
  private static func copies(_ count: Int, seed: UInt64) -> [SimulatedDocument] {
    var random = SeededGenerator(seed: seed)
    let stories = MadeDocuments.make(20, seed: seed)
    return stories + DocumentCopies.make(count, of: stories, window: 168 * 3_600_000, random: &random)
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

  @Test("also where most are copies, in chains longer than the window", arguments: [1_000, 5])
  func copiesChangeNothing(capacity: Int) throws {
    for seed in 1...3 as ClosedRange<UInt64> {
      let simulator = Simulator(
        documents: Self.copies(100, seed: seed), configuration: .init(bucketCapacity: capacity))
      let plain = try simulator.plainFlags()
      #expect(try simulator.flags(seed: seed, options: Self.faults).differences(from: plain) == [], "seed \(seed)")
    }
  }

  @Test("a run is a function of its seed") func seedsRepeat() throws {
    let simulator = Self.simulator()
    let first = try simulator.flags(seed: 3, options: Self.faults)
    #expect(try simulator.flags(seed: 3, options: Self.faults) == first)
  }

  @Test("each rule of the protocol, broken on purpose, makes a difference", arguments: Alteration.ofProtocol)
  func brokenRulesShow(alteration: Alteration) throws {
    // With few keys, and one partition, nothing else makes up for a record that was lost.
    let isLoss = alteration == .skipKnown
    let simulator = Simulator(
      documents: MadeDocuments.make(60, seed: 7),
      configuration: .init(
        fingerprint: isLoss ? .init(bands: 1, rows: 1, chunkKeys: 1) : .init(),
        bucketCapacity: alteration == .keepBounds ? 1 : 1_000))
    let options = isLoss ? SimulationOptions(partitions: 1, workers: 2, crashes: true) : Self.faults
    let plain = try simulator.plainFlags()
    let differs = try (1...400 as ClosedRange<UInt64>).contains { seed in
      try simulator.flags(seed: seed, options: options, altered: alteration).differences(from: plain) != []
    }
    #expect(differs)
  }

  @Test("each rule of the traffic, made too greedy, makes a difference", arguments: Alteration.tooGreedy)
  func greedyRulesShow(alteration: Alteration) throws {
    let differs = try (1...20 as ClosedRange<UInt64>).contains { seed in
      let simulator = Simulator(documents: Self.copies(60, seed: seed))
      let plain = try simulator.plainFlags()
      return try simulator.flags(seed: 0, options: .plain, altered: alteration).differences(from: plain) != []
    }
    #expect(differs)
  }

  @Test("what keeps the traffic down, taken away, changes no flag", arguments: Alteration.takenAway)
  func rulesOfTrafficChangeNothing(alteration: Alteration) throws {
    let simulator = Simulator(documents: Self.copies(60, seed: 2))
    let plain = try simulator.plainFlags()
    for seed in 1...3 as ClosedRange<UInt64> {
      let flags = try simulator.flags(seed: seed, options: Self.faults, altered: alteration)
      #expect(flags.differences(from: plain) == [], "seed \(seed)")
    }
  }

  @Test("flags of a plain run have their documents' duplicates") func plainFlagsFindDuplicates() throws {
    let simulator = Self.simulator()
    let statuses = try simulator.plainFlags().values.values.compactMap { simulator.summary(of: $0)?.status }
    #expect(Set(statuses) == ["unique", "near", "exact"])
  }
}
