import Envelope
import Foundation
import Testing

@testable import winnow

@Suite("Expectations of pages") struct ExpectationTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func expectation(_ json: String) throws -> PageExpectation {
    try PageExpectation(path: folder.file("page.html.json", json))
  }

  private let article = PageOutcome.article(
    .object([
      "headline": .text("Brücke gesperrt"), "articleBody": .text("Erster Absatz.\n\nZweiter Absatz."),
      "authors": .list([.object(["name": .text("Ada Vogt")])]), "wordCount": .number(4), "id": .text("7f"),
    ]))

  @Test("Equal, contains and absent are compared by members, with what is different in words")
  func kinds() throws {
    let good = try expectation(
      """
      {"equal": {"headline": "Brücke gesperrt", "authors.0.name": "Ada Vogt", "wordCount": 4},
       "contains": {"articleBody": ["Erster", "Zweiter"], "authors": "Ada Vogt"},
       "absent": ["kicker", {"articleBody": ["Newsletter"]}]}
      """)
    #expect(good.differences(from: article).isEmpty)
    let bad = try expectation(
      """
      {"equal": {"headline": "Brücke offen", "kicker": "Verkehr"},
       "contains": {"articleBody": "Dritter"}, "absent": ["authors", {"articleBody": ["Zweiter"]}]}
      """)
    #expect(
      bad.differences(from: article) == [
        #"headline: is "Brücke gesperrt", expected "Brücke offen""#, #"kicker: is absent, expected "Verkehr""#,
        #"articleBody: does not contain "Dritter""#, #"authors: should be absent, and is [{"name":"Ada Vogt"}]"#,
        #"articleBody: should not contain "Zweiter""#,
      ])
  }

  @Test("A rejection is expected by its reason")
  func rejected() throws {
    let expectation = try expectation(#"{"rejected": "error_page"}"#)
    let outcome = { PageOutcome.rejected(Rejection($0, stage: .extract, detail: "d")) }
    #expect(expectation.differences(from: outcome(.errorPage)).isEmpty)
    #expect(expectation.differences(from: outcome(.wall)) == ["rejected as wall, expected error_page (d)"])
    #expect(expectation.differences(from: article).count == 1)
  }

  @Test("Long texts are compared around the place where they part")
  func longTexts() {
    let a = JSONValue.text(String(repeating: "a", count: 200) + "x" + String(repeating: "b", count: 200))
    let b = JSONValue.text(String(repeating: "a", count: 200) + "y" + String(repeating: "b", count: 200))
    let difference = Difference.between(a, b)
    #expect(difference.hasPrefix("differs from character 201 on"))
    #expect(difference.count < 200)
  }

  @Test(
    "A wrong file is refused with its member and a remedy",
    arguments: [
      ("[]", "no JSON object"), ("{}", "expects nothing"), (#"{"equals": {}}"#, "do you mean equal?"),
      (#"{"rejected": "errorpage"}"#, "is no reason"), (#"{"equal": []}"#, "equal: is no object"),
      (#"{"rejected": "wall", "absent": ["kicker"]}"#, "remove rejected"), (#"{"absent": [1]}"#, "absent"),
    ])
  func wrong(json: String, part: String) {
    #expect { try expectation(json) } throws: { "\($0)".contains(part) }
  }

  @Test("What is accepted is as expected from then on, and leaves out what depends on when it was made")
  func accepts() throws {
    let accepted = PageExpectation(accepting: article, page: PageExpectation.Page(url: "https://e.org/a"))
    let path = try folder.file("b.html.json", Array(try accepted.json()))
    let read = try PageExpectation(path: path)
    #expect(read == accepted)
    #expect(read.differences(from: article).isEmpty)
    #expect(read.equal["id"] == nil)
    #expect(read.absent == [.member("datePublished")])
  }
}
