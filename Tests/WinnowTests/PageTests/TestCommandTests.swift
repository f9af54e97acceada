import Foundation
import Testing

@Suite("winnow test", .enabled(if: BuiltProgram.isBuilt, "needs the program beside the tests"))
struct TestCommandTests {
  private func run(_ arguments: [String]) throws -> (code: Int32, output: String, error: String) {
    try BuiltProgram.run(["test"] + arguments)
  }

  @Test("Pages without an expectation fail, are accepted, hold, and fail where the page changes")
  func life() throws {
    let folder = try TemporaryFolder()
    let paragraphs = (1...6).map {
      "<p>Der \($0). Absatz erzählt, wie die Gemeinde den alten Hafen bis zum Herbst wieder öffnen will.</p>"
    }
    let page = { (title: String) in
      "<html><title>\(title)</title><body><article><h1>\(title)</h1>\(paragraphs.joined())</article></body></html>"
    }
    _ = try folder.file("sites/a.html", page("Hafen öffnet im Herbst"))
    _ = try folder.file("sites/b.txt", "404\nNot Found\n")
    let new = try run([folder.path])
    #expect(new.code == 65)
    #expect(new.output.contains("2 without an expectation"))
    #expect(try run(["--accept", folder.path]).code == 0)
    let same = try run(["--quiet", folder.path])
    #expect(same.code == 0 && same.output == "2 pages: 2 as expected\n")
    let expected = try String(contentsOfFile: folder.path + "/sites/a.html.json", encoding: .utf8)
    #expect(expected.contains("Hafen öffnet im Herbst"))
    _ = try folder.file("sites/a.html", page("Hafen bleibt geschlossen"))
    let changed = try run([folder.path])
    #expect(changed.code == 65)
    #expect(changed.output.contains("FAIL \(folder.path)/sites/a.html\n       headline: is"))
    try FileManager.default.removeItem(atPath: folder.path + "/sites/b.txt")
    #expect(try run([folder.path]).code == 66)
  }
}
