import Testing

@testable import Worker

struct CancellationTests {
  @Test func `a commit that was forbidden or cancelled before never begins`() {
    let forbidden = Cancellation()
    forbidden.forbidCommit()
    #expect(forbidden.isForbidden && !forbidden.isCancelled)
    #expect(!forbidden.beginCommit())
    forbidden.cancel()
    #expect(forbidden.isCancelled)
    #expect(!forbidden.beginCommit())
  }

  @Test func `a commit that has begun can no longer be called off`() {
    let cancellation = Cancellation()
    #expect(cancellation.beginCommit())
    cancellation.cancel()
    cancellation.forbidCommit()
    #expect(!cancellation.isForbidden)
  }
}
