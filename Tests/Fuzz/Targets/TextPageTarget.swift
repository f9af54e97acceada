import Envelope

/// Pages that were flattened to text.
final class TextPageTarget: FuzzTarget {
  static let name = "text"
  static let summary = "flattened pages, from bytes to article"
  static let seeds: [[UInt8]] = FuzzPages.text.map { Array($0.utf8) }
  static let words = [
    "\n\n", "\r\n", "\u{2028}", "\u{85}", "\t", "(Reuters) - ", "LONDON (AP) — ", "Error 404", "Sorry!", "Disclaimer:",
    "Comments", "Share", "Read more", "Menu", "Copyright ©", "By ", "3 March 2026", "2026-03-01", "\u{0}", "\u{FEFF}",
    "\u{AD}", "\u{200B}", "\u{301}", "\u{1100}\u{1161}", "。", "、", "ä", "Ã¤", "â€™", "\u{E0001}", "\u{10FFFF}",
  ]

  private let check = ArticleCheck()

  func fault(in input: [UInt8]) -> String? {
    check.fault(of: FuzzPages.page(input, form: .text))
  }
}
