import Foundation
import Kafka

/// A page that ends the process while its article is extracted, as one would that takes all memory. In a build without
/// `WINNOW_FAULTS` no page does.
enum FaultPage {
  #if WINNOW_FAULTS
    /// What `WINNOW_FAULT_PAGES` says: the end of the keys of such pages.
    private static let ending = ProcessInfo.processInfo.environment["WINNOW_FAULT_PAGES"].map { Array($0.utf8) }

    /// Ends the process as kill -9 would, if this is such a page.
    static func strike(_ record: Record) {
      guard let ending, let key = record.key, key.count >= ending.count, key.suffix(ending.count).elementsEqual(ending)
      else { return }
      kill(getpid(), SIGKILL)
    }
  #else
    /// Nothing.
    @inline(__always)
    static func strike(_ record: Record) {}
  #endif
}
