import Foundation
import Testing

@Suite("The program") struct ProgramTests {
  private static let cases: [([String], Int32)] = [
    (["--nonsense"], 64), (["extract"], 64), (["produce", "--rate", "-1", "x"], 64),
    (["extract", "/nowhere/at/all.html"], 66), (["run", "--config", "/nowhere.yaml"], 78),
    (["run", "--set", "worker.threads=x"], 78), (["run", "--set", "duplicates.seedFile=/nowhere"], 78),
    (["check", "-b", "127.0.0.1:9"], 69), (["topics"], 0), (["--help"], 0), (["--version"], 0),
    (["tail", "-b", "127.0.0.1:9"], 69), (["tial"], 64), (["replay", "--reason", "eror_page"], 64),
    (["replay", "--from", "pages", "--stage", "decode"], 64),
    (["replay", "-b", "127.0.0.1:9", "--dry-run"], 69), (["test", "/nowhere"], 66),
    (["produce", "--from-topic", "a", "b"], 64),
    (["produce", "--from-topic", "winnow.pages"], 78),
  ]

  @Test(
    "A misspelt command is matched to the one that is meant", .enabled(if: BuiltProgram.isBuilt, "needs the program"))
  func misspelt() throws {
    #expect(try BuiltProgram.run(["tial"]).error.contains("do you mean `winnow tail`?"))
    #expect(try BuiltProgram.run(["xyzzy"]).error.contains("winnow --help"))
  }

  @Test(
    "Each kind of failure has its code of sysexits.h",
    .enabled(if: BuiltProgram.isBuilt, "needs the program beside the tests"),
    arguments: cases)
  func codes(arguments: [String], code: Int32) throws {
    let result = try BuiltProgram.run(arguments)
    #expect(result.code == code, "\(result.error)")
    #expect(code == 0 || !result.error.isEmpty)
  }

  @Test(
    "Envelopes from standard input give one line each, in order",
    .enabled(if: BuiltProgram.isBuilt, "needs the program"))
  func envelopes() throws {
    let input = (1...20).map { #"{"url":"https://e.org/\#($0)","fetchedAt":"2026-01-01T00:00:00Z","html":""}"# }
    let result = try BuiltProgram.run(
      ["extract", "--envelopes", "-", "--threads", "3"], input: input.joined(separator: "\n"))
    #expect(result.code == 0)
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 20)
    for (index, line) in lines.enumerated() {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(object?["source"] as? String == "stdin:\(index + 1)")
      let rejected = object?["rejected"] as? [String: String]
      #expect(rejected?["reason"] == "empty_page")
      #expect(rejected.map { Set($0.keys) } == ["reason", "stage", "detail"])
    }
  }

  @Test("A secret never appears in what is printed", .enabled(if: BuiltProgram.isBuilt, "needs the program"))
  func secrets() throws {
    let result = try BuiltProgram.run(
      ["check", "--set", "broker.properties=sasl.password=hunter2"],
      ["WINNOW_BROKER_SECURITY_PASSWORD_FILE": "hunter2", "WINNOW_BROKER_PRODUCER_PROPERTIES": "ssl.key.pem=hunter2"])
    #expect(result.code == 78)
    #expect(!(result.output + result.error).contains("hunter2"))
    #expect(result.error.contains("broker.security.passwordFile"))
  }

  @Test(
    "Explain pages are files with an index, in which a page's own text is harmless",
    .enabled(if: BuiltProgram.isBuilt, "needs the program"))
  func explain() throws {
    let folder = try TemporaryFolder()
    let html =
      "<title><script>alert(1)</script></title><h1>404 Not Found</h1><p>Nothing &lt;img onerror=x&gt; here.</p>"
    let pages = [try folder.file("a.html", html), try folder.file("b.txt", "404\nNot Found\n")]
    let result = try BuiltProgram.run(["extract", "--explain", folder.path + "/out"] + pages)
    #expect(result.code == 0, "\(result.error)")
    #expect(result.output.split(separator: "\n").count == 2)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out").sorted()
    #expect(names == ["000001.html", "000002.html", "index.html"])
    for name in names {
      let page = try String(contentsOfFile: "\(folder.path)/out/\(name)", encoding: .utf8)
      #expect(page.contains("Content-Security-Policy"))
      #expect(!page.contains("<script") && !page.contains("<img"))
    }
    #expect(try BuiltProgram.run(["extract", "--explain", folder.path + "/one.html"] + pages).code == 74)
  }
}
