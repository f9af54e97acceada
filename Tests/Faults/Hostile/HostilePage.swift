/// A page made to hurt, at any size.
struct HostilePage: Sendable {
  /// What it is called in the table.
  let name: String
  /// `html`, `txt` or `ndjson`.
  let type: String
  /// Its size in bytes, where that is what hurts.
  var size: Int?
  /// Makes about so many bytes of it.
  let make: @Sendable (Int) -> [UInt8]

  private static func html(_ name: String, _ make: @escaping @Sendable (Int) -> [UInt8]) -> HostilePage {
    HostilePage(name: name, type: "html", make: make)
  }

  /// `unit` again and again between two ends.
  private static func filled(_ name: String, _ unit: String, before: String = "", after: String = "") -> HostilePage {
    html(name) { repeated(unit, $0, before: before, after: after) }
  }

  static func repeated(_ unit: String, _ size: Int, before: String = "", after: String = "") -> [UInt8] {
    let unit = Array(unit.utf8)
    var bytes = Array(before.utf8)
    bytes.reserveCapacity(size + before.utf8.count + after.utf8.count + unit.count)
    while bytes.count < size { bytes.append(contentsOf: unit) }
    bytes.append(contentsOf: after.utf8)
    return bytes
  }

  /// Every kind.
  static let all: [HostilePage] = [
    filled("nested div", "<div>"),
    filled("nested a", "<a href=x>"),
    filled("nested b", "<b>"),
    filled("nested b and p", "<b><p>"),
    filled("nested font with attributes", "<font a=1 b=2><p>"),
    filled("misnested formatting", "<b><i><u></b></i></u><p>"),
    filled("nested table", "<table><tr><td>"),
    filled("table with foster parenting", "<table>x<b>"),
    filled("nested svg and foreignObject", "<svg><foreignObject>"),
    filled("nested template", "<template>"),
    filled("nested select and option", "<select><option>"),
    filled("nested form and button", "<form><button>"),
    filled("unclosed lists", "<ul><li>"),
    filled("end tags alone", "</div></p></b></a>"),
    filled("attributes on one tag", " a=b", before: "<div ", after: ">"),
    html("distinct attributes on one tag") { size in
      var bytes = Array("<div ".utf8)
      var number = 0
      while bytes.count < size {
        bytes.append(contentsOf: " a\(number)=\"\(number)\"".utf8)
        number += 1
      }
      return bytes + Array(">".utf8)
    },
    filled("long attribute", "x", before: "<a href=\"", after: "\">"),
    filled("unclosed attribute", "x<p>", before: "<a href=\""),
    filled("entities", "&amp;&lt;&#x1F600;&notin;&CounterClockwiseContourIntegral;"),
    filled("ampersands", "&"),
    filled("entity prefixes", "&CounterClockwiseContourIntegra"),
    filled("comments", "<!-- x -->"),
    filled("unclosed comment", "<!-"),
    filled("comment dashes", "-", before: "<!--"),
    filled("unclosed script", "<!--<script", before: "<script>"),
    filled("less-than signs", "<"),
    filled("unclosed title", "x </titl", before: "<title>"),
    filled("CDATA in svg", "<![CDATA[x]]>", before: "<svg>"),
    filled("many empty paragraphs", "<p>"),
    filled("many short paragraphs", "<p>word word</p>"),
    filled("many identical paragraphs", "<p>The same sentence stands here once more, and again.</p>"),
    filled("many headlines", "<article><h1>Title of it</h1>"),
    filled("many links", "<a href=/a/b?c=d>Read more about this</a> "),
    filled("many meta elements", "<meta property=\"og:title\" content=\"x\">"),
    filled("many time elements", "<time datetime=\"2026-01-02\">2 January 2026</time>"),
    filled("base and link", "<base href=\"http://e.org/\"><link rel=canonical href=\"//x/../../..\">"),
    filled("JSON-LD arrays", "[", before: "<script type=\"application/ld+json\">"),
    filled("JSON-LD objects", "{\"a\":", before: "<script type=\"application/ld+json\">"),
    filled("JSON-LD strings", "\\\\\\\"", before: "<script type=\"application/ld+json\">{\"headline\":\""),
    filled(
      "many JSON-LD scripts",
      "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"@graph\":[{}]}</script>"),
    filled(
      "JSON-LD graph of references", "{\"@id\":\"a\",\"author\":{\"@id\":\"a\"}},",
      before: "<script type=\"application/ld+json\">{\"@graph\":["),
    filled("digits", "1", before: "<p>"),
    filled("date-like digits", "12/11/10/", before: "<p>"),
    filled("month names", "1 January 2 February ", before: "<p>"),
    filled("bylines", "By A and B and C, ", before: "<p class=byline>"),
    filled("one long word", "ä", before: "<p>"),
    filled("spaces", " ", before: "<p>x", after: "y"),
    filled("line breaks", "<br>", before: "<p>x"),
    filled("combining marks", "\u{0301}", before: "<p>e"),
    filled("decomposed letters", "e\u{0323}\u{0301} ", before: "<p>"),
    filled("zero-width characters", "\u{200B}\u{FEFF}\u{AD}", before: "<p>x"),
    filled("right-to-left overrides", "\u{202E}abc\u{202C}", before: "<p>"),
    filled("doubly encoded text", "Ã¼Ã¶â‚¬ ", before: "<p>"),
    html("NULs") { [UInt8](repeating: 0, count: $0) },
    html("invalid UTF-8") { Array("<meta charset=utf-8><p>".utf8) + [UInt8](repeating: 0xC3, count: $0) },
    html("encoded surrogates") { size in
      var bytes = Array("<p>".utf8)
      while bytes.count < size { bytes += [0xED, 0xA0, 0x80] }
      return bytes
    },
    html("every byte") { size in (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 >> 8) } },
    html("UTF-16 with a mark") { size in
      [0xFF, 0xFE] + (0..<size / 2).flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 3)] }
    },
    html("ISO-2022-JP escapes") { repeated("\u{1B}$B!!\u{1B}(B", $0, before: "<meta charset=iso-2022-jp><p>") },
    html("GB18030 four-byte runs") { size in
      var bytes = Array("<meta charset=gb18030><p>".utf8)
      while bytes.count < size { bytes += [0x81, 0x30, 0x81, 0x30] }
      return bytes
    },
    HostilePage(name: "text: 50 MB", type: "txt", size: 50_000_000) {
      repeated("The harbour closed on Friday after the storm, the council said.\n", $0)
    },
    HostilePage(name: "text: one line of 10 MB", type: "txt", size: 10_000_000) { repeated("word ", $0) },
    HostilePage(name: "text: one long line", type: "txt") { repeated("word ", $0) },
    HostilePage(name: "text: one long word", type: "txt") { repeated("x", $0) },
    HostilePage(name: "text: short lines", type: "txt") { repeated("a\n", $0) },
    HostilePage(name: "text: identical lines", type: "txt") {
      repeated("The same sentence stands here once more, and again, in every line.\n", $0)
    },
    HostilePage(name: "text: empty lines", type: "txt") { repeated("\n", $0) },
    HostilePage(name: "text: datelines", type: "txt") { repeated("BERLIN (dpa) - ", $0) },
    HostilePage(name: "text: sentences", type: "txt") {
      repeated("The harbour closed on Friday after the storm, the council said.\nNobody was hurt.\n", $0)
    },
  ]

  /// Bytes that are no text, under each kind of charset.
  static let garbage: [HostilePage] = [
    "utf-8", "utf-16le", "utf-16be", "windows-1252", "windows-1251", "koi8-r", "macintosh", "ibm866", "gbk", "gb18030",
    "big5", "euc-jp", "iso-2022-jp", "shift_jis", "euc-kr", "x-user-defined", "hz-gb-2312",
  ].map { label in
    html("garbage as \(label)") { size in
      var random = Random(seed: 1, name: label)
      var bytes = Array("<meta charset=\(label)><p>".utf8)
      while bytes.count < size { withUnsafeBytes(of: random.next()) { bytes.append(contentsOf: $0) } }
      return bytes
    }
  }
}
