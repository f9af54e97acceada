import Duplicates
import Foundation
import Logging

/// Opens the local stores and writes changes to them. While the disk is full nothing goes on, until there is room, or the partitions are
/// wanted elsewhere, or the worker is to stop: then a store stays behind, and its topic makes up for it.
struct StateWriter: Sendable {
  let log: Logger
  /// Whether the worker was told to stop.
  let isStopping: @Sendable () -> Bool
  /// Called while a full disk is waited for.
  let pulse: @Sendable () -> Void

  /// Writes changes.
  ///
  /// - Parameter isWantedElsewhere: whether to give up waiting.
  func write(_ changes: PartitionTask.Changes, unless isWantedElsewhere: () -> Bool) throws {
    try waitingForRoom(unless: isWantedElsewhere) { try changes.write() }
  }

  /// Does something again and again while the disk is full.
  ///
  /// - Parameter isWantedElsewhere: whether to give up waiting.
  func waitingForRoom<Result>(unless isWantedElsewhere: () -> Bool, _ body: () throws -> Result) throws -> Result {
    var waited = 0
    while true {
      do {
        let result = try body()
        if waited > 0 { log.notice("there is room for the local stores again, after \(waited) s") }
        return result
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
