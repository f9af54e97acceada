import Testing

@testable import Worker

struct PaceTests {
  @Test func `batches shrink to what takes five seconds, and grow again`() {
    let settings = LoopSettings(Configuration.Worker())
    #expect(settings.pace(1000, after: 1000, took: .seconds(50)) == 100)
    #expect(settings.pace(100, after: 1, took: .seconds(60)) == 1)
    #expect(settings.pace(1, after: 1, took: .seconds(1)) == 2)
    #expect(settings.pace(900, after: 3, took: .milliseconds(1)) == 1000)
  }
}
