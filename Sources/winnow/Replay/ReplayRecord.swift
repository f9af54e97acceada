import Envelope
import Extraction
import Foundation
import Kafka
import Worker

/// A record that may be fed in again, as it came first: a rejected one without what its rejection added to it.
struct ReplayRecord {
  /// Headers that a rejection adds.
  static let rejectionHeaders: Set = ["winnow-reason", "winnow-stage", "winnow-detail", "winnow-origin"]

  /// Where the page came from: for a rejected one what its header says.
  let origin: Origin?
  /// Why it was rejected; absent for a page.
  let reason: String?
  let stage: String?
  let detail: String?
  /// The page's address, where the record says it without being unpacked, or its envelope does.
  let url: String?
  let timestamp: Int64?
  let key: [UInt8]?
  /// Absent where the cluster did not take the value back, too large for it.
  let value: [UInt8]?
  let headers: [Header]

  /// - Parameter reader: reads envelopes, where there is no other way to the address.
  init(_ record: Record, isRejected: Bool, reader: PageReader) {
    func text(_ name: String) -> String? {
      record.headers.first { $0.name == name }?.value.map { String(decoding: $0, as: UTF8.self) }
    }
    origin = isRejected ? text("winnow-origin").flatMap(Origin.init) : Origin(of: record)
    reason = isRejected ? text("winnow-reason") : nil
    stage = isRejected ? text("winnow-stage") : nil
    detail = isRejected ? text("winnow-detail") : nil
    timestamp = record.timestamp
    key = record.key
    value = record.value
    headers = isRejected ? record.headers.filter { !Self.rejectionHeaders.contains($0.name) } : record.headers
    url = Self.url(key: record.key, value: record.value, headers: headers, timestamp: record.timestamp, reader)
  }

  /// The registrable domain of the address.
  var domain: String? { url.flatMap(PageDomain.of) }

  /// The record for a topic.
  func output(to topic: String) -> OutputRecord {
    OutputRecord(topic: topic, timestamp: timestamp, key: key, value: value, headers: headers)
  }

  /// What two records share that are the same: a page that was rejected twice, or delivered twice.
  var fingerprint: Fingerprint { Fingerprint(self) }

  /// 128 bits of key, value, headers and time, under keys that are drawn anew in each process.
  struct Fingerprint: Hashable {
    private let low: Int
    private let high: Int

    fileprivate init(_ record: ReplayRecord) {
      func hash(_ salt: Int) -> Int {
        var hasher = Hasher()
        hasher.combine(salt)
        hasher.combine(record.timestamp)
        hasher.combine(record.key)
        hasher.combine(record.headers)
        (record.value ?? []).withUnsafeBytes { hasher.combine(bytes: $0) }
        return hasher.finalize()
      }
      low = hash(1)
      high = hash(2)
    }
  }

  private static func url(
    key: [UInt8]?, value: [UInt8]?, headers: [Header], timestamp: Int64?, _ reader: PageReader
  ) -> String? {
    if let url = headers.first(where: { $0.name.lowercased() == "url" })?.value {
      return String(decoding: url, as: UTF8.self)
    }
    if let key, key.prefix(12).contains(UInt8(ascii: ":")) { return String(decoding: key, as: UTF8.self) }
    let page = reader.read(
      value: value, headers: headers.map { RecordHeader(name: $0.name, value: $0.value) },
      timestamp: Timestamp(milliseconds: timestamp ?? 0))
    return (try? page.get())?.url
  }
}
