import ArgumentParser
import Kafka
import Worker

/// Records by where they came from: a partition, one offset of it, or a span of offsets.
struct OriginSpan: Equatable, CustomStringConvertible, ExpressibleByArgument {
  /// The topic; absent: any.
  var topic: String?
  var partition: Int32
  /// Absent: all of them.
  var offsets: ClosedRange<Int64>?

  /// Reads `[TOPIC/]PARTITION[/OFFSET[-LAST]]`.
  init?(argument: String) {
    var parts = argument.split(separator: "/", omittingEmptySubsequences: false)[...]
    if parts.count == 3 || (parts.count == 2 && Int32(parts[0]) == nil) {
      guard let name = parts.popFirst(), !name.isEmpty else { return nil }
      topic = String(name)
    }
    guard (1...2).contains(parts.count), let number = parts.popFirst().flatMap({ Int32($0) }), number >= 0 else {
      return nil
    }
    partition = number
    guard let last = parts.popFirst() else { return }
    let bounds = last.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...2).contains(bounds.count), let first = Int64(bounds[0]), let end = Int64(bounds[bounds.count - 1]),
      first >= 0, first <= end
    else { return nil }
    offsets = first...end
  }

  var description: String {
    (topic.map { "\($0)/" } ?? "") + "\(partition)" + (offsets.map { "/\($0.lowerBound)-\($0.upperBound)" } ?? "")
  }

  func contains(_ origin: Origin) -> Bool {
    (topic == nil || topic == origin.source.topic) && partition == origin.source.partition
      && offsets?.contains(origin.offset) ?? true
  }
}
