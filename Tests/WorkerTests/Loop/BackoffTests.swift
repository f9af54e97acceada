import Testing

@testable import Worker

struct BackoffTests {
  @Test func `pauses double up to the longest, and begin anew after a success`() {
    var backoff = Backoff(first: 1, most: 4)
    for expected in [1.0, 2, 4, 4] {
      let pause = backoff.next()
      #expect(pause <= expected && pause >= expected * 0.75)
    }
    backoff.reset()
    #expect(backoff.next() <= 1)
  }
}
