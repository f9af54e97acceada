import Dispatch
import Foundation
import Synchronization

/// SIGTERM and SIGINT: the first asks to stop, the second ends the process at once with EX_TEMPFAIL of sysexits.h.
///
/// `@unchecked Sendable`: the sources are made once and only cancelled after.
public final class StopSignals: @unchecked Sendable {
  private let sources: [any DispatchSourceSignal]

  /// Listens from now on, for as long as the object lives.
  ///
  /// - Parameter stop: called on the first signal, from a thread of Dispatch's.
  public init(stop: @escaping @Sendable () -> Void) {
    StopSignals.hold()
    let received = StopSignals.counter()
    let queue = DispatchQueue(label: "winnow.signals")
    sources = [SIGTERM, SIGINT].map { number in
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        if received() > 1 { _exit(EX_TEMPFAIL) }
        stop()
      }
      source.activate()
      return source
    }
  }

  /// Keeps both signals waiting until somebody listens: one that came in between would be lost if it were ignored, and
  /// would end the process by default. For this thread and all that it starts, so call it before there are others.
  public static func hold() {
    var set = sigset_t()
    sigemptyset(&set)
    for number in [SIGTERM, SIGINT] { sigaddset(&set, number) }
    pthread_sigmask(SIG_BLOCK, &set, nil)
  }

  deinit {
    for source in sources { source.cancel() }
  }

  private static func counter() -> @Sendable () -> Int {
    let count = Counter()
    return { count.next() }
  }

  private final class Counter: Sendable {
    private let value = Atomic(0)

    func next() -> Int { value.add(1, ordering: .relaxed).newValue }
  }
}
