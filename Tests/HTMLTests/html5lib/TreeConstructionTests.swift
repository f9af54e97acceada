import Foundation
import Testing

@testable import HTML

@Suite(.enabled(if: Suite.isThere, "html5lib suites not found: set HTML5LIB_TESTS"))
struct TreeConstructionTests {
  @Test func passesTheSuite() throws {
    var passed = 0
    var total = 0
    var failures: [String] = []
    for file in Suite.files("tree-construction", "dat") {
      for (index, test) in TreeTest.read(try Data(contentsOf: file)).enumerated() {
        for scripting in test.scripting.map({ [$0] }) ?? [false, true] {
          total += 1
          let actual = test.run(scripting: scripting)
          if actual == test.expected {
            passed += 1
            continue
          }
          let name = "\(file.lastPathComponent):\(index + 1)"
          let reason = Suite.excused[name]
          print("FAILED \(name)\(scripting ? " (scripting)" : "")\(reason.map { " excused: \($0)" } ?? "")")
          if ProcessInfo.processInfo.environment["HTML5LIB_VERBOSE"] != nil {
            print(
              "--- input\n\(String(decoding: test.data, as: UTF8.self))\n--- expected\n\(test.expected)--- actual\n\(actual)"
            )
          }
          if reason == nil { failures.append(name) }
        }
      }
    }
    print("html5lib tree construction: passed \(passed) of \(total)")
    #expect(total > 0)
    #expect(failures.isEmpty)
  }
}

/// One test of a .dat file.
struct TreeTest {
  var data: [UInt8] = []
  var expected = ""
  var fragment: String?
  /// nil: the test holds with scripting on and off.
  var scripting: Bool?

  func run(scripting: Bool) -> String {
    var options = ParserOptions()
    options.scripting = scripting
    let parser = HTMLParser(options: options)
    guard let fragment else {
      parser.parse(data, charset: "utf-8")
      return TreeDump(document: parser.document).lines(below: 0)
    }
    let parts = fragment.split(separator: " ")
    let namespace: Namespace = parts.count == 1 ? .html : parts[0] == "svg" ? .svg : .mathml
    let tag = Tag.allCases.first { "\($0.name)" == parts.last! } ?? .unknown
    parser.parseFragment(data, in: tag, namespace: namespace, charset: "utf-8")
    return TreeDump(document: parser.document).lines(below: 1)
  }

  /// Reads all tests of a file.
  static func read(_ data: Data) -> [TreeTest] {
    var tests: [TreeTest] = []
    var section = ""
    var body: [[UInt8]] = []
    var test = TreeTest()
    func close() {
      switch section {
      case "#data": test.data = Array(body.joined(separator: [0x0A]))
      case "#document-fragment": test.fragment = String(decoding: body[0], as: UTF8.self)
      case "#script-on": test.scripting = true
      case "#script-off": test.scripting = false
      case "#document":
        while body.last?.isEmpty == true { body.removeLast() }
        test.expected = body.map { String(decoding: $0, as: UTF8.self) + "\n" }.joined()
        tests.append(test)
        test = TreeTest()
      default: break
      }
      body = []
    }
    let sections: Set = [
      "#data", "#errors", "#new-errors", "#document-fragment", "#script-on", "#script-off", "#document",
    ]
    for line in data.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let text = String(decoding: line, as: UTF8.self)
      // Inside of #data and #document, only the section that can follow ends it.
      let ends =
        sections.contains(text) && !(section == "#document" && text != "#data")
        && !(section == "#data" && text != "#errors")
      if ends {
        close()
        section = text
      } else {
        body.append(Array(line))
      }
    }
    close()
    return tests
  }
}
