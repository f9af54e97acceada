import Duplicates
import Foundation
import Logging

/// Writes changes to the local stores. While the disk is full nothing goes on, until there is room, or the partitions are
/// wanted elsewhere, or the worker is to stop: then a store stays behind, and its topic makes up for it.
struct StateWriter: Sendable {
  let log: Logger
  /// Whether the worker was told to stop.
  let isStopping: @Sendable () -> Bool
  /// Called while a full disk is waited for.
  let pulse: @Sendable () -> Void

  /// - Parameter isWantedElsewhere: whether to give up waiting.
  func write(_ changes: PartitionTask.Changes, unless isWantedElsewhere: () -> Bool) throws {
    var waited = 0
    while true {
      do {
        try changes.write()
        if waited > 0 { log.notice("there is room for the local stores again, after \(waited) s") }
        return
      } catch StoreError.diskFull(let detail) {
        guard !isWantedElsewhere(), !isStopping() else { throw StoreError.diskFull(detail) }
        if waited % 60 == 0 { log.error("nothing is taken in until there is room for the local stores: \(detail)") }
        usleep(1_000_000)
        waited += 1
        pulse()
      }
    }
  }
}
