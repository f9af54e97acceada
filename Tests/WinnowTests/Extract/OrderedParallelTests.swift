import Synchronization
import Testing

@testable import winnow

@Suite("Work in parallel, results in order") struct OrderedParallelTests {
  private struct Stop: Error {}

  @Test("Results come in the order of the elements, and never more than the window waits", arguments: [1, 2, 7])
  func order(threads: Int) throws {
    var next = 0
    var given: [Int] = []
    var widest = 0
    let parallel = OrderedParallel<Int, Int>(window: 5) {
      widest = max(widest, next - given.count)
      guard next < 1_000 else { return nil }
      next += 1
      return next
    } sink: {
      given.append($0)
    }
    try parallel.run(threads: threads) { { $0 * 2 } }
    #expect(given == (1...1_000).map { $0 * 2 })
    #expect(widest <= 5)
  }

  @Test("An error of the source or of the sink ends the work and is thrown")
  func errors() {
    var next = 0
    let broken = OrderedParallel<Int, Int>(window: 4) {
      next += 1
      if next == 50 { throw Stop() }
      return next
    } sink: { _ in
    }
    #expect(throws: Stop.self) { try broken.run(threads: 3) { { $0 } } }
    let full = OrderedParallel<Int, Int>(window: 4) {
      1
    } sink: { _ in
      throw Stop()
    }
    #expect(throws: Stop.self) { try full.run(threads: 3) { { $0 } } }
  }
}
