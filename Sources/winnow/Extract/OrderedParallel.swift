import Dispatch
import Foundation

/// Works on a stream of elements in several threads and gives the results out in the order of the elements.
///
/// At most `window` elements are between the two ends, so that memory stays bounded whatever one element costs.
/// `@unchecked Sendable`: `condition` guards every stored variable, the source among them.
final class OrderedParallel<Element: Sendable, Product: Sendable>: @unchecked Sendable {
  private let condition = NSCondition()
  private let window: Int
  private let source: () throws -> Element?
  private let sink: (Product) throws -> Void
  private var taken = 0
  private var given = 0
  private var waiting: [Int: Product] = [:]
  /// Why the sink takes no more.
  private var failure: (any Error)?
  /// Why the source gives no more: what it gave before is worked on and given out first.
  private var sourceFailure: (any Error)?
  private var isAtEnd = false

  /// Sets up one pass.
  ///
  /// - Parameters:
  ///   - window: Elements that may be in work or wait for their turn.
  ///   - source: The elements, one a call, nil at the end. Called by one thread at a time.
  ///   - sink: Takes the results, in order. Called by one thread at a time.
  init(window: Int, source: @escaping () throws -> Element?, sink: @escaping (Product) throws -> Void) {
    self.window = window
    self.source = source
    self.sink = sink
  }

  /// Runs to the end of the source, or to the first error of source or sink, which it throws. What was taken before an
  /// error of the source is given out, whatever the number of threads.
  ///
  /// - Parameters:
  ///   - threads: How many.
  ///   - makeWork: Called once in each thread: what works on one element after the other there.
  func run(threads: Int, makeWork: @escaping @Sendable () -> (Element) -> Product) throws {
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      let work = makeWork()
      while let (index, element) = take() { give(index, work(element)) }
    }
    if let error = failure ?? sourceFailure { throw error }
  }

  private func take() -> (Int, Element)? {
    condition.lock()
    defer { condition.unlock() }
    while taken - given >= window, failure == nil { condition.wait() }
    guard failure == nil, !isAtEnd else { return nil }
    do {
      guard let element = try source() else {
        isAtEnd = true
        return nil
      }
      taken += 1
      return (taken - 1, element)
    } catch {
      sourceFailure = error
      isAtEnd = true
      return nil
    }
  }

  private func give(_ index: Int, _ product: Product) {
    condition.lock()
    defer { condition.unlock() }
    waiting[index] = product
    while failure == nil, let next = waiting.removeValue(forKey: given) {
      do { try sink(next) } catch { fail(error) }
      given += 1
      condition.broadcast()
    }
  }

  private func fail(_ error: any Error) {
    if failure == nil { failure = error }
    condition.broadcast()
  }
}
