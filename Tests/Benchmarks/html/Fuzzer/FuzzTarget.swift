import HTML
import TreeChecks

/// What libFuzzer calls: the first byte of the data chooses the parser's limits, the charset and whether it is a fragment; the
/// rest is parsed, and the tree's invariants must hold. See run.sh beside this file.
private struct FuzzTarget {
  private let parsers: [HTMLParser]
  private let fragments: [Tag] = [
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
    var scripting = ParserOptions()
    scripting.scripting = true
    scripting.maximumDepth = 40
    parsers = [HTMLParser(), HTMLParser(options: scripting), HTMLParser(options: small)]
  }

  func run(_ bytes: [UInt8], how: Int) {
    let parser = parsers[how % 8 < 6 ? 0 : how % 8 - 5]
    let charset = charsets[how % 32 < 24 ? 0 : how % 8]
    if how & 64 != 0 {
      let tag = fragments[how / 16 % fragments.count]
      parser.parseFragment(bytes, in: tag, namespace: tag == .svg ? .svg : .html, charset: charset)
    } else {
      parser.parse(bytes, charset: charset)
    }
    if let violation = TreeInvariants.violation(in: parser.document) { fatalError(violation) }
  }
}

// libFuzzer calls on one thread only.
nonisolated(unsafe) private let target = FuzzTarget()

/// The entry that libFuzzer looks for.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzerTestOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let data, count > 0 else { return 0 }
  target.run(Array(UnsafeBufferPointer(start: data + 1, count: count - 1)), how: Int(data[0]))
  return 0
}
