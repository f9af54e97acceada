import Dispatch
import Foundation
import Testing

@testable import Worker

struct DoorbellTests {
  @Test func `a ring before the wait ends it, until it is silenced`() {
    let bell = Doorbell()
    bell.ring()
    #expect(bell.wait(milliseconds: 60_000))
    #expect(bell.wait(milliseconds: 60_000))
    bell.silence()
    #expect(!bell.wait(milliseconds: 1))
  }

  @Test func `a ring from another thread ends a wait`() {
    let bell = Doorbell()
    DispatchQueue.global().asyncAfter(deadline: .now() + 0.05) { bell.ring() }
    #expect(bell.wait(milliseconds: 60_000))
  }

  @Test func `a wait lasts as long as it is told to`() {
    let start = ContinuousClock.now
    #expect(!Doorbell().wait(milliseconds: 1_200))
    #expect(ContinuousClock.now - start >= .milliseconds(1_200))
  }
}
