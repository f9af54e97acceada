import Foundation

/// Ways to do it wrong: each takes out what one guarantee stands on, so that a fault test can see that its oracle notices.
/// In a build without `WINNOW_FAULTS` none can be switched on.
enum Sabotage: String {
  /// One article of a batch is not published.
  case dropOutput
  /// Outputs of a batch are published in the opposite order.
  case reverseOutputs
  /// Articles have a byte more than extraction gave.
  case alterArticles
  /// Rejected pages are not counted.
  case miscount
  /// Each batch leaves memory, a descriptor and a thread behind.
  case leak
  /// Offsets are committed although records were not taken (at least once).
  case ignoreDeliveries
  /// Outputs are committed without the offsets (exactly once).
  case forgetOffsets
  /// A worker that takes over another's name does not end that one's producer.
  case fenceNobody
  /// No new clients are started for those that failed.
  case neverRecover
  /// Pages in work are not remembered beyond the process.
  case forgetPagesInWork

  #if WINNOW_FAULTS
    /// What `WINNOW_FAULT_SABOTAGE` names.
    private static let chosen = ProcessInfo.processInfo.environment["WINNOW_FAULT_SABOTAGE"].flatMap(
      Sabotage.init(rawValue:))

    /// Whether this is the one that is switched on.
    var isOn: Bool { self == Sabotage.chosen }
  #else
    /// Never.
    @inline(__always)
    var isOn: Bool { false }
  #endif

  /// Spoils a batch that was worked on.
  static func spoil(_ batch: inout WorkedBatch) {
    #if WINNOW_FAULTS
      let articles = batch.outputs.indices.filter { batch.outputs[$0].topic.hasSuffix("articles") }
      switch chosen {
      case .dropOutput?: if let first = articles.first { batch.outputs.remove(at: first) }
      case .reverseOutputs?: batch.outputs.reverse()
      case .alterArticles?: for index in articles { batch.outputs[index].value?.append(UInt8(ascii: " ")) }
      case .miscount?: batch.tally.rejected = [:]
      case .leak?: leak()
      default: break
      }
    #endif
  }

  #if WINNOW_FAULTS
    private static func leak() {
      let size = 4 << 20
      memset(malloc(size), 1, size)
      _ = open("/dev/null", O_RDONLY)
      Thread.detachNewThread { while true { sleep(3600) } }
    }
  #endif
}
