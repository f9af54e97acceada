import Foundation
import Kafka

/// A scenario's outputs as lines of JSON, for Tests/Contract/check to hold against the schemas: records as
/// `{"topic": …, "headers": {…}, "value": …}`, and the workers' own lines as they were printed.
struct OutputLines {
  private var bytes = Data()

  /// Adds a record of an output topic, called by its role; of a rejected one the headers alone.
  mutating func add(_ record: Record, role: String) throws {
    var line: [String: Any] = ["topic": role]
    line["headers"] = Dictionary(
      record.headers.map { ($0.name, String(decoding: $0.value ?? [], as: UTF8.self)) }, uniquingKeysWith: { $1 })
    if role != "rejected", let value = record.value {
      line["value"] = try JSONSerialization.jsonObject(with: Data(value))
    }
    bytes += try JSONSerialization.data(withJSONObject: line) + [0x0A]
  }

  /// Adds a line that a worker has printed.
  mutating func add(_ line: Substring) { bytes += Data(line.utf8) + [0x0A] }

  /// Writes them.
  func write(to path: URL) throws { try bytes.write(to: path) }
}
