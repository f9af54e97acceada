import Synchronization

/// What a fetch response must tell of aborted transactions, as Apache Kafka does: those alone that reach into what was
/// fetched.
///
/// noida-db 0.2.3 tells of every aborted transaction of a partition in every later fetch. A reader beyond the end of one
/// takes it for open, and drops all that the same producer commits afterwards. So the filter remembers where aborted
/// transactions have ended, from the markers in what passes through it, and leaves out those that ended before.
///
/// Responses of Fetch up to version 11, which is what librdkafka asks for (Kafka protocol guide; KIP-98).
public final class FetchFilter: Sendable {
  private struct Producer: Hashable {
    var topic: [UInt8]
    var partition: Int32
    var id: Int64
  }

  /// Offsets of the markers that ended transactions by an abort.
  private let ends = Mutex<[Producer: Set<Int64>]>([:])

  /// The versions of Fetch that it knows.
  static let versions: ClosedRange<Int16> = 4...11

  /// Makes a filter that has seen nothing.
  public init() {}

  /// A response without what ended before it, and whether it brings neither records nor errors.
  ///
  /// - Parameters:
  ///   - response: from the correlation id on, without the length.
  ///   - version: of the request, 4 to 11.
  public func filtered(_ response: [UInt8], version: Int16) -> (response: [UInt8], bringsNothing: Bool) {
    var reader = BigEndian(response)
    var output: [UInt8] = []
    var copied = 0
    reader.skip(4 + 4)
    var bringsNothing = true
    if version >= 7 {
      bringsNothing = reader.int16() == 0
      reader.skip(4)
    }
    for _ in 0..<max(0, reader.int32()) {
      let topic = reader.bytes(Int(reader.int16()))
      for _ in 0..<max(0, reader.int32()) {
        let partition = reader.int32()
        if reader.int16() != 0 { bringsNothing = false }
        reader.skip(8 + 8 + (version >= 5 ? 8 : 0))
        let listStart = reader.position
        let count = reader.int32()
        var aborted: [(id: Int64, first: Int64)] = []
        for _ in 0..<max(0, count) { aborted.append((reader.int64(), reader.int64())) }
        let listEnd = reader.position
        if version >= 11 { reader.skip(4) }
        let records = reader.bytes(Int(max(0, reader.int32())))
        guard !reader.isOver else { return (response, false) }
        if !records.isEmpty { bringsNothing = false }
        let base = note(records, topic, partition)
        guard count > 0, let base else { continue }
        let kept = aborted.filter { entry in
          let known = ends.withLock { $0[Producer(topic: topic, partition: partition, id: entry.id)] ?? [] }
          return known.filter { $0 > entry.first }.min().map { $0 >= base } ?? true
        }
        output += response[copied..<listStart]
        output += BigEndian.bytes(Int32(kept.count))
        for entry in kept { output += BigEndian.bytes(entry.id) + BigEndian.bytes(entry.first) }
        copied = listEnd
      }
    }
    return (output + response[copied...], bringsNothing)
  }

  /// Remembers the markers among record batches.
  ///
  /// - Returns: the offset of the first batch.
  private func note(_ records: [UInt8], _ topic: [UInt8], _ partition: Int32) -> Int64? {
    var first: Int64?
    var start = 0
    while start + 61 <= records.count {
      var reader = BigEndian(records, from: start)
      let base = reader.int64()
      let length = Int(reader.int32())
      reader.skip(4 + 1 + 4)
      let attributes = reader.int16()
      let lastDelta = reader.int32()
      reader.skip(8 + 8)
      let id = reader.int64()
      first = first ?? base
      // A control batch holds one record: length, attributes, two deltas, the key's length, and its key, version and type.
      let isControl = attributes & 0x20 != 0
      let record = start + 61
      if isControl, start + 12 + length <= records.count, record + 9 <= records.count {
        var key = record
        // Each of these is a varint of one byte, but for the deltas, which are 0.
        key += 1 + 1 + 1 + 1 + 1
        let isAbort = key + 4 <= records.count && records[key + 2] == 0 && records[key + 3] == 0
        if isAbort {
          ends.withLock {
            _ = $0[Producer(topic: topic, partition: partition, id: id), default: []].insert(base + Int64(lastDelta))
          }
        }
      }
      guard length > 0 else { break }
      start += 12 + length
    }
    return first
  }
}

/// Reads numbers of Kafka's protocol.
struct BigEndian {
  private let data: [UInt8]
  private(set) var position: Int
  /// Whether more was asked for than there is.
  private(set) var isOver = false

  init(_ data: [UInt8], from position: Int = 0) {
    self.data = data
    self.position = position
  }

  mutating func skip(_ count: Int) { _ = bytes(count) }

  mutating func bytes(_ count: Int) -> [UInt8] {
    guard count >= 0, position + count <= data.count else {
      isOver = true
      return []
    }
    defer { position += count }
    return Array(data[position..<position + count])
  }

  mutating func byte() -> UInt8 { UInt8(truncatingIfNeeded: number(1)) }
  mutating func int16() -> Int16 { Int16(truncatingIfNeeded: number(2)) }
  mutating func int32() -> Int32 { Int32(truncatingIfNeeded: number(4)) }
  mutating func int64() -> Int64 { number(8) }

  private mutating func number(_ count: Int) -> Int64 {
    guard position + count <= data.count else {
      isOver = true
      return 0
    }
    var value: Int64 = 0
    for index in position..<position + count { value = value << 8 | Int64(data[index]) }
    position += count
    return value
  }

  static func bytes(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
  }
}
