/// A kind of bad input, of any size.
struct GrowthKind {
  /// As given on the command line.
  let name: String
  /// The transport's; none where it is empty.
  var charset = "utf-8"
  /// Makes an input of about so many bytes.
  let make: (Int) -> [UInt8]

  private static func repeated(_ name: String, _ unit: String, before: String = "", charset: String = "utf-8")
    -> GrowthKind
  {
    GrowthKind(name: name, charset: charset) { size in
      var bytes = Array(before.utf8)
      bytes.reserveCapacity(size + unit.utf8.count)
      while bytes.count < size { bytes.append(contentsOf: unit.utf8) }
      return bytes
    }
  }

  private static func numbered(_ name: String, before: String = "", _ unit: @escaping (Int) -> String) -> GrowthKind {
    GrowthKind(name: name) { size in
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

  /// Stretches of bytes that each become three, with something after each.
  private static func malformed(_ name: String, _ after: String, before: String = "") -> GrowthKind {
    let unit = [UInt8](repeating: 0xFF, count: 24) + Array(after.utf8)
    return GrowthKind(name: name) { size in
      var bytes = Array(before.utf8)
      bytes.reserveCapacity(size + unit.count)
      while bytes.count < size { bytes.append(contentsOf: unit) }
      return bytes
    }
  }

  private static let deep = String(repeating: "<div>", count: 505)
  /// Open elements whose names differ in their last two letters alone.
  private static let alike = (0..<505).map { number in
    "<zz\(UnicodeScalar(UInt8(0x61 + number / 26)))\(UnicodeScalar(UInt8(0x61 + number % 26)))>"
  }.joined()

  static var all: [GrowthKind] {
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
      repeated("unknown-end", "</zzzz>", before: (0..<505).map { "<z\(1000 + $0)>" }.joined()),
      repeated("alike-end", "</zzzz>", before: alike),
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
      repeated("text-nulls", "x\0"), repeated("table-text-nulls", "x\0", before: "<table>"),
      repeated("ignored-tags", "x</b>"), repeated("two-texts", "x</b> </b>", before: "<table>"),
      repeated("small-tags", "<p>"), repeated("small-texts", "x<p>"),
      repeated("small-attributes", "<p a>"), repeated("table-small-attributes", "<tr a>", before: "<table>"),
      repeated("table-b-attribute", "<b a>x</b>", before: "<table>"), repeated("capitals", "<Q A>"),
      numbered("short-attributes") {
        ($0 % 500 == 0 ? "><p " : "") + String(UnicodeScalar(UInt8(97 + $0 % 26))) + "\($0 / 26 % 20) "
      },
      malformed("malformed-utf8", ""), malformed("malformed-reference", "&lt"), malformed("malformed-null", "\0"),
      malformed("malformed-title", "&lt", before: "<title>"), malformed("malformed-attribute", "&lt", before: "<p a='"),
      malformed("malformed-tags", "<p>"), malformed("malformed-table", "<tr>", before: "<table>"),
      GrowthKind(name: "unknown-bytes", charset: "") {
        (0..<$0).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) }
      },
    ]
  }
}
