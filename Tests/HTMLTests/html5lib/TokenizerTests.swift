import Foundation
import Testing

@testable import HTML

@Suite(.enabled(if: Suite.isThere, "html5lib suites not found: set HTML5LIB_TESTS"))
struct TokenizerTests {
  @Test func passesTheSuite() throws {
    var passed = 0
    var total = 0
    var failures: [String] = []
    for file in Suite.files("tokenizer", "test") {
      let json = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
      let tests = json?["tests"] as? [[String: Any]] ?? []
      for (index, test) in tests.enumerated() {
        for state in test["initialStates"] as? [String] ?? ["Data state"] {
          total += 1
          let expected = TokenList.expected(test)
          let actual = TokenList.actual(test, state: state)
          if actual == expected {
            passed += 1
            continue
          }
          let name = "\(file.lastPathComponent):\(index + 1)"
          let reason = Suite.excused[name]
          print("FAILED \(name) (\(state))\(reason.map { " excused: \($0)" } ?? "")")
          if ProcessInfo.processInfo.environment["HTML5LIB_VERBOSE"] != nil {
            print("--- input \(test["input"] ?? "")\n--- expected \(expected)\n--- actual \(actual)")
          }
          if reason == nil { failures.append(name) }
        }
      }
    }
    print("html5lib tokenizer: passed \(passed) of \(total)")
    #expect(total > 0)
    #expect(failures.isEmpty)
  }
}

/// Tokens as lines, to compare what a test asks for with what the tokenizer gives.
enum TokenList {
  static func expected(_ test: [String: Any]) -> [String] {
    let isEscaped = test["doubleEscaped"] as? Bool ?? false
    func text(_ value: Any) -> String {
      guard let string = value as? String else { return "-" }
      return isEscaped ? unescape(string) : string
    }
    var lines: [String] = []
    for token in test["output"] as? [[Any]] ?? [] {
      switch token[0] as? String {
      case "DOCTYPE":
        lines.append("doctype \(text(token[1])) \(text(token[2])) \(text(token[3])) \(token[4] as? Bool == true)")
      case "StartTag":
        let attributes = (token[2] as? [String: String] ?? [:]).map { (text($0.key), text($0.value)) }
        let list = attributes.sorted { $0.0 < $1.0 }.map { " \($0.0)=\($0.1)" }.joined()
        lines.append("start \(text(token[1]))\(list)\(token.count > 3 ? " /" : "")")
      case "EndTag": lines.append("end \(text(token[1]))")
      case "Comment": lines.append("comment \(text(token[1]))")
      default: append(text(token[1]), to: &lines)
      }
    }
    return lines
  }

  static func actual(_ test: [String: Any], state: String) -> [String] {
    var input = test["input"] as? String ?? ""
    if test["doubleEscaped"] as? Bool == true { input = unescape(input) }
    let last = test["lastStartTag"] as? String ?? ""
    let bytes = Array(
      input.replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: "\r", with: "\n").utf8)
    let memory = bytes + [UInt8](repeating: 0, count: Source.padding)
    return memory.withUnsafeBufferPointer { memory in
      var tokenizer = Tokenizer(
        Source(memory, count: bytes.count), side: [], attributes: [], options: ParserOptions(), maximumNodes: 1 << 20)
      tokenizer.lastStartTag = tokenizer.sideEnd..<(tokenizer.sideEnd + last.utf8.count)
      tokenizer.side.append(contentsOf: last.utf8)
      switch state {
      case "RCDATA state": tokenizer.model = .rcdata
      case "RAWTEXT state": tokenizer.model = .rawtext
      case "PLAINTEXT state": tokenizer.model = .plaintext
      case "Script data state": tokenizer.model = .scriptData
      case "CDATA section state": tokenizer.model = .cdata
      default: tokenizer.model = .data
      }
      return lines(&tokenizer)
    }
  }

  private static func lines(_ tokenizer: inout Tokenizer) -> [String] {
    var lines: [String] = []
    while true {
      switch tokenizer.next() {
      case .text: append(string(tokenizer.text, tokenizer), to: &lines)
      case .null: append("\0", to: &lines)
      case .startTag:
        let attributes = tokenizer.attributes[tokenizer.tagAttributes...].map {
          (string($0.name, tokenizer), string($0.value, tokenizer))
        }
        let list = attributes.sorted { $0.0 < $1.0 }.map { " \($0.0)=\($0.1)" }.joined()
        lines.append("start \(string(tokenizer.name, tokenizer))\(list)\(tokenizer.selfClosing ? " /" : "")")
      case .endTag: lines.append("end \(string(tokenizer.name, tokenizer))")
      case .comment: lines.append("comment \(string(tokenizer.text, tokenizer))")
      case .doctype:
        let doctype = tokenizer.doctype
        let parts = [doctype.name, doctype.publicID, doctype.systemID].map { range in
          range.map { string($0, tokenizer) } ?? "-"
        }
        lines.append("doctype \(parts[0]) \(parts[1]) \(parts[2]) \(!doctype.forceQuirks)")
      case .end: return lines
      }
    }
  }

  private static func string(_ range: Range<Int>, _ tokenizer: borrowing Tokenizer) -> String {
    var bytes: [UInt8] = []
    for offset in range { bytes.append(tokenizer.byte(at: offset)) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func append(_ text: String, to lines: inout [String]) {
    if let last = lines.last, last.hasPrefix("text ") {
      lines[lines.count - 1] = last + text
    } else {
      lines.append("text " + text)
    }
  }

  /// Undoes the suite's second layer of `\uXXXX` escapes.
  private static func unescape(_ text: String) -> String {
    var units: [UInt16] = []
    var rest = Array(text.utf16)[...]
    while let unit = rest.popFirst() {
      if unit == 0x5C, rest.first == 0x75, rest.count >= 5,
        let value = UInt16(String(decoding: rest.dropFirst().prefix(4), as: UTF16.self), radix: 16)
      {
        units.append(value)
        rest = rest.dropFirst(5)
      } else {
        units.append(unit)
      }
    }
    return String(decoding: units, as: UTF16.self)
  }
}
