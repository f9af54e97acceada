import Foundation
import Kafka
import Testing

@testable import winnow

@Suite("Records for people and programs") struct RecordViewTests {
  private func record(_ value: String, key: String = "k", headers: [Header] = []) -> Record {
    Record(
      source: TopicPartition("winnow.articles", 3), offset: 7, timestamp: 1_772_352_900_000, key: Array(key.utf8),
      value: Array(value.utf8), headers: headers)
  }

  @Test("A program gets the value byte for byte, beside where it was")
  func json() throws {
    let value = #"{"headline":"Zwölf \"Brücken\"","wordCount":3}"#
    let json = RecordView(role: .articles, record: record(value, headers: [Header("winnow-origin", "p/1/2")])).json()
    #expect(json.hasSuffix("\"value\":" + value + "}"))
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    #expect(object?["offset"] as? Int == 7)
    #expect(object?["timestamp"] as? String == "2026-03-01T08:15:00Z")
    #expect((object?["headers"] as? [String: String]) == ["winnow-origin": "p/1/2"])
  }

  @Test("A rejected page is shown by its reason, never by its bytes")
  func rejected() {
    let view = RecordView(
      role: .rejected,
      record: record(
        "\u{1B}[2Jpage", headers: [Header("winnow-reason", "error_page"), Header("winnow-stage", "extract")]))
    #expect(!view.json().contains("2J"))
    #expect(view.pretty().contains("error_page (extract)"))
    #expect(!view.pretty().contains("2J"))
  }

  @Test("A flag names what it points to")
  func flag() {
    var view = RecordView(
      role: .duplicates,
      record: record(
        #"{"status":"near","url":"https://e.org/b","duplicateOf":"aa","similarity":0.875,"relation":"contained_in","final":true}"#
      ))
    view.addresses = ["aa": "https://e.org/a"]
    #expect(view.isFinal)
    let text = view.pretty()
    #expect(text.contains("https://e.org/b"))
    #expect(text.contains("contained in, similarity 0.88: https://e.org/a") || text.contains("0.87"))
  }

  @Test("Text from pages cannot change the terminal")
  func hostile() {
    let text = RecordView(
      role: .articles, record: record(#"{"headline":"a\u001b[31mb\u009bc\nd","articleBody":"x\u0007"}"#)
    )
    .pretty()
    #expect(!text.unicodeScalars.contains { ($0.value < 0x20 && $0 != "\n") || (0x7F...0x9F).contains($0.value) })
    #expect(text.split(separator: "\n").count == 4)
  }
}
