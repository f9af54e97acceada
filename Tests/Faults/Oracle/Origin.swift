import Kafka

/// Where an output came from: the header winnow-origin.
struct Origin: Hashable {
  let partition: Int32
  let offset: Int64

  /// Reads `topic/partition/offset`.
  init?(_ record: Record) {
    guard let value = record.headers.first(where: { $0.name == "winnow-origin" })?.value else { return nil }
    let parts = String(decoding: value, as: UTF8.self).split(separator: "/")
    guard parts.count >= 3, let partition = Int32(parts[parts.count - 2]), let offset = Int64(parts[parts.count - 1])
    else { return nil }
    self.partition = partition
    self.offset = offset
  }
}
