import Duplicates
import Envelope
import Foundation
import Testing
import Worker

@Suite("Config/schemas of metrics and of the ledger") struct MetricsSchemaTests {
  private func schema(_ name: String) throws -> [String: Any] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    let data = try Data(contentsOf: root.appending(path: "Config/schemas/\(name).schema.json"))
    return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test("The one of metrics names every member of a line and no other")
  func members() throws {
    let line = Metrics().line(at: .now, final: true).json()
    let value = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    compare(value, try schema("metrics"), at: "")
  }

  @Test("Names of reasons, statuses, distributions and alarms are those of the code, in both")
  func names() throws {
    let reasons = Rejection.Reason.allCases.map(\.rawValue)
    let metrics = try schema("metrics")
    #expect(names(at: ["rejectedByReason", "propertyNames"], of: metrics) == reasons)
    #expect(names(at: ["latencySeconds", "propertyNames"], of: metrics) == Timed.allCases.map(\.rawValue))
    let statuses = (UInt8.min...UInt8.max).compactMap { DuplicateFlag.Status(rawValue: $0)?.name }
    #expect(names(at: ["flags", "propertyNames"], of: metrics).sorted() == statuses.sorted())
    let ledger = try schema("ledger")
    let entry = ["ledger", "properties", "domains", "additionalProperties", "properties"]
    #expect(names(at: entry + ["rejected", "propertyNames"], of: ledger) == reasons)
    let alarm = ["ledger", "properties", "alarms", "items", "properties", "kind"]
    #expect(names(at: alarm, of: ledger) == DomainAlarm.Kind.allCases.map(\.rawValue))
  }

  /// The names that an enum lists, by the way to it from the schema's members.
  private func names(at path: [String], of schema: [String: Any]) -> [String] {
    let end = path.reduce(schema["properties"] as? [String: Any] ?? [:]) { $0[$1] as? [String: Any] ?? [:] }
    return end["enum"] as? [String] ?? []
  }

  /// Members whose names are fixed; those of counts by reason, topic or partition are not.
  private func compare(_ value: [String: Any], _ schema: [String: Any], at path: String) {
    guard let properties = schema["properties"] as? [String: [String: Any]] else { return }
    let required = Set(schema["required"] as? [String] ?? [])
    #expect(Set(value.keys).isSubset(of: properties.keys), "\(path): add to the schema what a line says")
    #expect(required.isSubset(of: value.keys), "\(path): take from the schema what no line says")
    for (name, member) in value {
      if let member = member as? [String: Any] { compare(member, properties[name] ?? [:], at: "\(path)/\(name)") }
    }
  }
}
