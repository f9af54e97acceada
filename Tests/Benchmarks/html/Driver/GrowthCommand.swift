import Foundation
import HTML

/// Parses inputs of every bad kind in growing sizes and prints CPU time and memory against size. Each runs in a process of its own,
/// so that the memory is that input's; the input itself is part of it.
struct GrowthCommand {
  private let options: Options
  private let largest: Int

  init(_ options: Options) {
    self.options = options
    largest = options.number("megabytes", default: 50)
  }

  func run(_ arguments: [String]) {
    if let size = arguments.last.flatMap({ Int($0) }), arguments.count == 2 { return one(arguments[0], size) }
    print("kind                        MB       ms   ms/MB  peak MB  x size  nodes    outcome")
    for kind in arguments.isEmpty ? Self.kinds.map(\.name) : arguments {
      for part in [8, 4, 2, 1] { child(kind, largest * 1_000_000 / part) }
    }
  }

  private func child(_ kind: String, _ size: Int) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
    process.arguments = ["growth", kind, String(size)] + (options.has("unlimited") ? ["--unlimited"] : [])
    do {
      try process.run()
      process.waitUntilExit()
      if process.terminationStatus != 0 { print("\(kind) \(size): died") }
    } catch {
      Driver.fail("cannot run \(CommandLine.arguments[0]): \(error)")
    }
  }

  private func one(_ name: String, _ size: Int) {
    guard let kind = Self.kinds.first(where: { $0.name == name }) else { Driver.fail("no kind \(name)") }
    let input = kind.make(size)
    var limits = ParserOptions()
    if options.has("unlimited") {
      limits.maximumNodes = .max
      limits.minimumBytesPerNode = 0
      limits.maximumAttributes = .max
    }
    let parser = HTMLParser(options: limits)
    let start = Usage.seconds
    let outcome = parser.parse(input, charset: kind.charset)
    let time = Usage.seconds - start
    let peak = Usage.peakMemory
    let megabytes = Double(input.count) / 1e6
    let columns = String(
      format: "%7.1f %8.1f %7.2f %8.1f %7.2f %8d ", megabytes, time * 1000, time * 1000 / megabytes, Double(peak) / 1e6,
      Double(peak) / Double(input.count), parser.document.nodes.count)
    print(name.padding(toLength: 22, withPad: " ", startingAt: 0), columns, outcome)
  }

  private struct Kind {
    let name: String
    var charset = "utf-8"
    let make: (Int) -> [UInt8]
  }

  private static func repeated(_ name: String, _ unit: String, before: String = "", charset: String = "utf-8") -> Kind {
    Kind(name: name, charset: charset) { size in
      var bytes = Array(before.utf8)
      bytes.reserveCapacity(size + unit.utf8.count)
      while bytes.count < size { bytes.append(contentsOf: unit.utf8) }
      return bytes
    }
  }

  private static func numbered(_ name: String, before: String = "", _ unit: @escaping (Int) -> String) -> Kind {
    Kind(name: name) { size in
      var bytes = Array(before.utf8)
      bytes.reserveCapacity(size + 64)
      var number = 0
      while bytes.count < size {
        bytes.append(contentsOf: unit(number).utf8)
        number += 1
      }
      return bytes
    }
  }

  private static let deep = String(repeating: "<div>", count: 505)

  private static var kinds: [Kind] {
    [
      repeated("text", "Ordinary words of an article, one after the other. "),
      repeated("text-multibyte", "Обычные слова статьи, 普通の言葉、 "),
      repeated("text-gb18030", "plain words ", charset: "gb18030"),
      repeated("nested-div", "<div>"), repeated("nested-span", "<span>"), repeated("nested-a", "<a>"),
      repeated("nested-b", "<b>"),
      numbered("nested-b-distinct") { "<b a\($0)>" }, repeated("a-div", "<a><div>"), repeated("b-p", "<b><p>x</b>"),
      numbered("font-p") { $0 < 300 ? "<font size=\($0)>" : "<p>x" }, repeated("misnested", "<b><i><u></b></i></u>"),
      repeated("deep-unknown-end", "</x>", before: deep),
      repeated("deep-p-button", "<div></p>", before: "<p><button>" + deep),
      repeated("deep-end-b", "</b>", before: "<b>" + deep), repeated("deep-b-end-b", "<b><i></b>", before: deep),
      repeated("deep-svg-end", "</x>", before: "<svg>" + String(repeating: "<g>", count: 505)),
      repeated("spans-end", "</q>", before: String(repeating: "<span>", count: 505)),
      repeated("table-in-table", "<table><tr><td>"), repeated("table-text", "<tr>x", before: "<table>"),
      repeated("table-text-attribute", "<tr a='&amp;'>x", before: "<table>"),
      repeated("foster", "<b>x", before: "<table>"),
      repeated("unclosed-li", "<li>x"), repeated("unclosed-p", "<p>x"), repeated("lists", "<ul><li>"),
      repeated("select", "<select><option>"),
      repeated("form", "<form></form>"), repeated("template", "<template>"),
      repeated("table-reset", "<table></table>", before: deep),
      repeated("object", "<object>"), repeated("svg", "<svg><desc>"), repeated("math", "<math><mi>"),
      repeated("ruby", "<ruby><rt>"),
      numbered("attributes", before: "<p ") { "a\($0)=b " }, repeated("same-attribute", "a=b ", before: "<p "),
      numbered("tag-of-attributes") { $0 % 400 == 0 ? "><p a\($0 % 400) " : "a\($0 % 400) " },
      numbered("b-of-attributes") { $0 % 400 == 0 ? "><b a\($0 % 400) " : "a\($0 % 400) " },
      numbered("body-attributes", before: "<body>") { "<body a\($0)>" }, repeated("comments", "<!---->"),
      repeated("open-comment", "-- >", before: "<!--"),
      repeated("comment-gt", "->", before: "<!--x"), repeated("entities", "&amp;&notit;&#x41;"),
      repeated("ampersands", "&"),
      repeated("entity-prefix", "&CounterClockwiseContourIntegra"), repeated("nulls", "\0"),
      repeated("carriage-returns", "\r"),
      repeated("less-than", "<"), repeated("open-tag", "<a b"),
      repeated("script-escape", "<!--<script>", before: "<script>"),
      repeated("script-end", "</scrip", before: "<script>"), repeated("cdata", "]]", before: "<svg><![CDATA["),
      repeated("doctype", "<!DOCTYPE"),
      Kind(name: "malformed-utf8") { [UInt8](repeating: 0xFF, count: $0) },
      Kind(name: "unknown-bytes", charset: "") {
        (0..<$0).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) }
      },
    ]
  }
}
