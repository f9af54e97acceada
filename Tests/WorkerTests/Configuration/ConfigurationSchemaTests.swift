import Foundation
import Testing

@testable import Worker

@Suite("Config/schemas/configuration.schema.json") struct ConfigurationSchemaTests {
  /// What the schema says of each key, by the key with its sections.
  private let members: [String: [String: Any]]

  init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    let data = try Data(contentsOf: root.appending(path: "Config/schemas/configuration.schema.json"))
    members = Self.members(of: try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:], at: "")
  }

  private static func members(of schema: [String: Any], at path: String) -> [String: [String: Any]] {
    guard let properties = schema["properties"] as? [String: [String: Any]] else { return [path: schema] }
    return properties.reduce(into: [:]) { found, property in
      let key = path.isEmpty ? property.key : "\(path).\(property.key)"
      found.merge(members(of: property.value, at: key)) { first, _ in first }
    }
  }

  @Test("It has every key of the configuration and no other")
  func keys() {
    #expect(Set(members.keys) == Set(Setting.all.map(\.key)))
  }

  @Test("Ranges, choices and defaults are those of the code")
  func values() {
    let defaults = Configuration()
    for setting in Setting.all {
      guard let member = members[setting.key] else { continue }
      if let low = member["minimum"] as? NSNumber, let high = member["maximum"] as? NSNumber {
        #expect(setting.accepts.hasSuffix("number from \(low) to \(high)"), "\(setting.key)")
      }
      if let choices = member["enum"] as? [String] {
        #expect(setting.accepts == "one of " + choices.joined(separator: ", "), "\(setting.key)")
      }
      let shown = setting.show(defaults)
      switch member["default"] {
      case let text as String: #expect([text, "\"\(text)\""].contains(shown), "\(setting.key)")
      case let number as NSNumber:
        #expect([String(describing: number), number.boolValue ? "true" : "false"].contains(shown), "\(setting.key)")
      case is NSNull: #expect(shown.isEmpty, "\(setting.key)")
      default: #expect(shown.hasPrefix("[") || shown == "{}", "\(setting.key)")
      }
    }
  }
}
