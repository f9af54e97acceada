import Envelope
import Foundation
import Testing
import Worker

@Suite("Config/schemas/metrics.schema.json") struct MetricsSchemaTests {
  @Test("It names every member of a line and no other")
  func members() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    let data = try Data(contentsOf: root.appending(path: "Config/schemas/metrics.schema.json"))
    let schema = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    let line = Metrics().line(at: .now, final: true).json()
    let value = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    compare(value, schema, at: "")
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
