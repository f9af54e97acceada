import Envelope
import Foundation
import Testing

@Suite("Config/schemas of articles and rejected pages") struct SchemaTests {
  private func properties(_ name: String) throws -> [String: [String: Any]] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    let data = try Data(contentsOf: root.appending(path: "Config/schemas/\(name).schema.json"))
    let schema = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    return schema?["properties"] as? [String: [String: Any]] ?? [:]
  }

  @Test("Every reason and stage of a rejection is named, each reason explained")
  func rejections() throws {
    let properties = try properties("rejected")
    let reasons = properties["winnow-reason"]?["oneOf"] as? [[String: String]] ?? []
    #expect(reasons.compactMap { $0["const"] } == Rejection.Reason.allCases.map(\.rawValue))
    #expect(reasons.allSatisfy { $0["description"]?.isEmpty == false })
    #expect(properties["winnow-stage"]?["enum"] as? [String] == Rejection.Stage.allCases.map(\.rawValue))
  }

  @Test("The article's schema is of its version, and names every member and every kind of what is taken out")
  func article() throws {
    let properties = try properties("article")
    #expect(properties["schemaVersion"]?["const"] as? Int == Article.currentSchemaVersion)
    let article = Article(
      id: "", url: "", fetchedAt: Timestamp(milliseconds: 0), articleBody: "", wordCount: 0, inLanguage: "und",
      languageConfidence: 0, extraction: ExtractionInfo(method: "", score: 0, version: 1))
    #expect(Set(properties.keys) == Set(Mirror(reflecting: article).children.compactMap(\.label)))
    let kinds = properties["cleaning"]?["propertyNames"] as? [String: [String]]
    #expect(kinds?["enum"] == Cleaning.Kind.allCases.map(\.rawValue))
    #expect(properties["datePrecision"]?["enum"] as? [String] == DatePrecision.allCases.map(\.rawValue))
    #expect(properties["dateSource"]?["enum"] as? [String] == DateSource.allCases.map(\.rawValue))
    let author = (properties["authors"]?["items"] as? [String: Any])?["properties"] as? [String: [String: Any]]
    #expect(author?["type"]?["enum"] as? [String] == Author.Kind.allCases.map(\.rawValue))
  }
}
