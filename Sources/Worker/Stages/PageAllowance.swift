import Foundation

/// How many bytes of envelopes and pages are taken apart at a time, by all threads together.
///
/// An envelope costs up to fifteen times its size in memory while it is read, a page up to ten times while it is worked on.
/// Ordinary pages never wait for each other; of pages at the limit of size one is worked on after the other, whatever the
/// number of threads.
///
/// `@unchecked Sendable`: `taken` is behind the condition's lock.
final class PageAllowance: @unchecked Sendable {
  private let limit: Int
  private let condition = NSCondition()
  private var taken = 0

  /// - Parameter limit: bytes; a page with more is worked on alone.
  init(limit: Int) {
    self.limit = limit
  }

  /// Works on a page as soon as its bytes fit beside the others.
  func whileTaking<Result>(_ bytes: Int, _ work: () -> Result) -> Result {
    condition.lock()
    while taken > 0, taken + bytes > limit { condition.wait() }
    taken += bytes
    condition.unlock()
    defer {
      condition.lock()
      taken -= bytes
      condition.broadcast()
      condition.unlock()
    }
    return work()
  }
}
