import Simulation

/// Random numbers that depend on the seed and the scenario's name alone.
struct Random: RandomNumberGenerator {
  private var numbers: SeededGenerator

  init(seed: UInt64, name: String) {
    numbers = SeededGenerator(
      seed: name.utf8.reduce(seed &* 0x9E37_79B9_7F4A_7C15) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 })
  }

  mutating func next() -> UInt64 { numbers.next() }
}
