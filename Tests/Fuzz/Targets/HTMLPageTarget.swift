import Envelope

/// HTML pages, from bytes to article.
final class HTMLPageTarget: FuzzTarget {
  static let name = "html"
  static let summary = "HTML pages, whole, from bytes to article"
  static let maximumBytes = 16_384
  static let seeds: [[UInt8]] = FuzzPages.html.map { Array($0.utf8) }
  static let words = [
    "<article>", "</article>", "<p>", "</p>", "<div class=\"", "<table>", "<td>", "<template>", "<svg>", "<math>",
    "<select>", "<option>", "<script type=\"application/ld+json\">", "</script>", "<!--", "-->", "<![CDATA[", "]]>",
    "<meta property=\"og:title\" content=\"", "<meta name=\"author\" content=\"", "<h1>", "<time datetime=\"",
    "<link rel=canonical href=\"", "itemprop=\"articleBody\"", "<a href=\"", "<blockquote>", "<figure>", "<figcaption>",
    "<li>", "<br>", "&nbsp;", "&#x0;", "&#xD800;", "\u{0}", "\u{AD}", "\u{200B}", "\u{202E}", "Ã¤", "<noscript>",
    "</b>",
    "<b>", "<i>", "<form>", "<body>", "<html lang=\"", "<frameset>", "<plaintext>", "<base href=\"", "10:30", "By ",
  ]

  private let check = ArticleCheck()

  func fault(in input: [UInt8]) -> String? {
    check.fault(of: FuzzPages.page(input))
  }
}
