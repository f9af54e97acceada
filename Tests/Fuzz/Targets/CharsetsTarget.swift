import Envelope

/// Pages in every encoding. The first byte chooses the label that came with the page.
final class CharsetsTarget: FuzzTarget {
  static let name = "charsets"
  static let summary = "pages in every encoding, declared outside and inside"
  static let seeds: [[UInt8]] = labels.indices.map { [UInt8($0)] + Array(FuzzPages.html[0].utf8.prefix(600)) }
  static let words = [
    "<meta charset=\"", "\u{FEFF}", "gb18030", "big5", "euc-jp", "shift_jis", "iso-2022-jp", "euc-kr", "utf-16be",
    "windows-1251", "koi8-r", "x-user-defined", "replacement", "?", "~", "}", "{", "p>", "\u{80}", "\u{FF}",
  ]

  /// One label an encoding, no label, and one that names none.
  private static let labels: [String?] = [
    nil, "utf-8", "utf-16le", "utf-16be", "gb18030", "gbk", "big5", "euc-jp", "shift_jis", "iso-2022-jp", "euc-kr",
    "ibm866", "iso-8859-2", "iso-8859-3", "iso-8859-4", "iso-8859-5", "iso-8859-6", "iso-8859-7", "iso-8859-8",
    "iso-8859-8-i", "iso-8859-10", "iso-8859-13", "iso-8859-14", "iso-8859-15", "iso-8859-16", "koi8-r", "koi8-u",
    "macintosh", "windows-874", "windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254",
    "windows-1255", "windows-1256", "windows-1257", "windows-1258", "x-mac-cyrillic", "x-user-defined", "hz-gb-2312",
    "no-such-charset",
  ]

  private let check = ArticleCheck()

  func fault(in input: [UInt8]) -> String? {
    guard let choice = input.first else { return nil }
    var page = FuzzPages.page(Array(input.dropFirst()), form: choice & 128 == 0 ? .html : .text)
    page.charset = Self.labels[Int(choice & 127) % Self.labels.count]
    return check.fault(of: page)
  }
}
