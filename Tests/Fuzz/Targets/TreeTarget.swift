import HTML
import TreeChecks

/// The parser by itself: pages and fragments, several limits, and the tree's invariants. The first byte chooses.
final class TreeTarget: FuzzTarget {
  static let name = "tree"
  static let summary = "HTML pages and fragments, to their trees, under several limits"
  static let seeds: [[UInt8]] = [0, 6, 7, 24, 27, 71, 88].flatMap { how in FuzzPages.html.map { [how] + Array($0.utf8) }
  }
  static let words =
    HTMLPageTarget.words + [
      "</td>", "<tr>", "</tr>", "<tbody>", "<caption>", "<col>", "<colgroup>", "</select>", "<optgroup>", "<nobr>",
      "</a>", "<font size=1>", "</font>", "<button>", "</form>", "<mi>", "<annotation-xml encoding=text/html>",
      "</desc>",
      "<foreignObject>", "<title>", "</title>", "<style>", "<textarea>", "<!--<script>", "</template>", "<frame>",
      "<body a=b>", "</body>", "<html c=d>", "<head>", "</head>", "</br>", "</p>", "<hr>", "<input type=hidden>",
      "<marquee>", "<ruby>", "<rt>", "<pre>\n", "<image>", "</h2>", "--!>", "<!DOCTYPE html>", "<?", "&notin;", "\r",
    ]

  private let parsers: [HTMLParser]
  private let contexts: [Tag] = [
    .div, .td, .tr, .tbody, .table, .select, .template, .colgroup, .caption, .svg, .frameset, .html, .head, .title,
  ]
  private let charsets: [String?] = [
    "utf-8", nil, "windows-1252", "gb18030", "utf-16le", "iso-2022-jp", "big5", "euc-jp",
  ]

  init() {
    var small = ParserOptions()
    small.maximumDepth = 16
    small.maximumAttributes = 3
    small.maximumNodes = 200
    small.maximumBytes = 4_000
    var scripting = ParserOptions()
    scripting.scripting = true
    scripting.maximumDepth = 40
    parsers = [HTMLParser(), HTMLParser(options: scripting), HTMLParser(options: small)]
  }

  func fault(in input: [UInt8]) -> String? {
    guard let how = input.first.map(Int.init) else { return nil }
    let parser = parsers[how % 8 < 6 ? 0 : how % 8 - 5]
    let charset = charsets[how % 32 < 24 ? 0 : how % 8]
    let bytes = Array(input.dropFirst())
    if how & 64 != 0 {
      let tag = contexts[how / 16 % contexts.count]
      parser.parseFragment(bytes, in: tag, namespace: tag == .svg ? .svg : .html, charset: charset)
    } else {
      parser.parse(bytes, charset: charset)
    }
    return TreeInvariants.violation(in: parser.document)
  }
}
