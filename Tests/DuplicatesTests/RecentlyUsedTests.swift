import Testing

@testable import Duplicates

@Suite("What was used lately")
struct RecentlyUsedTests {
  private struct Load: Weighed, Equatable {
    var name: String
    var weight: Int
  }

  @Test("is kept within the bound, and the rest is forgotten")
  func bound() {
    var recent = RecentlyUsed<Int, Load>(limit: 10)
    for number in 0..<100 { recent.put(Load(name: "\(number)", weight: 1), number) }
    let kept = (0..<100).filter { recent.has($0) }
    #expect(kept.count <= 10)
    #expect(kept.suffix(5) == [95, 96, 97, 98, 99])
  }

  @Test("does not count what was replaced, taken out or removed")
  func weights() {
    var recent = RecentlyUsed<Int, Load>(limit: 10)
    recent.put(Load(name: "kept", weight: 1), 0)
    for number in 0..<100 {
      recent.put(Load(name: "replaced", weight: 3), 1)
      recent.put(Load(name: "removed", weight: 1), 2)
      recent.remove(2)
      let taken = recent.take(1)
      #expect(taken == Load(name: "replaced", weight: 3), "\(number)")
    }
    recent.put(Load(name: "last", weight: 4), 3)
    #expect(recent.value(0) == Load(name: "kept", weight: 1))
    #expect(recent.value(3) == Load(name: "last", weight: 4))
    #expect(!recent.has(1) && !recent.has(2))
  }

  @Test("stays as long as it is used")
  func use() {
    var recent = RecentlyUsed<Int, Load>(limit: 10)
    recent.put(Load(name: "used", weight: 1), 0)
    for number in 1..<100 {
      recent.put(Load(name: "\(number)", weight: 1), number)
      #expect(recent.value(0)?.name == "used")
    }
  }
}
