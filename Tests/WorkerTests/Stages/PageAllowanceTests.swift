import Dispatch
import Synchronization
import Testing

@testable import Worker

@Suite("How many bytes of pages are worked on at a time")
struct PageAllowanceTests {
  @Test("Pages that fit beside each other are worked on at once")
  func together() {
    let allowance = PageAllowance(limit: 10)
    let inside = [DispatchSemaphore(value: 0), DispatchSemaphore(value: 0)]
    let met = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 2) { thread in
      allowance.whileTaking(5) {
        inside[thread].signal()
        if inside[1 - thread].wait(timeout: .now() + 30) == .success { met.withLock { $0 += 1 } }
      }
    }
    #expect(met.withLock { $0 } == 2)
  }

  @Test(
    "Pages never have more bytes together than are allowed, but for one that has more by itself", arguments: [3, 7, 25])
  func bounded(bytes: Int) {
    let allowance = PageAllowance(limit: 10)
    let taken = Mutex((now: 0, most: 0, pages: 0))
    DispatchQueue.concurrentPerform(iterations: 400) { _ in
      allowance.whileTaking(bytes) {
        taken.withLock {
          $0.now += bytes
          $0.most = max($0.most, $0.now)
          $0.pages += 1
        }
        // Lets other threads run into this one, which takes longer than they do.
        for _ in 0..<50 { _ = taken.withLock { $0.now } }
        taken.withLock { $0.now -= bytes }
      }
    }
    taken.withLock {
      #expect($0.pages == 400)
      #expect($0.most <= max(10, bytes))
      #expect($0.now == 0)
    }
  }
}
