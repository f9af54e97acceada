import Envelope

/// JSON-LD in an otherwise good page.
final class JSONLDTarget: FuzzTarget {
  static let name = "jsonld"
  static let summary = "JSON-LD in an otherwise good page"
  static let seeds: [[UInt8]] = [
    #"{"@context":"https://schema.org","@type":"NewsArticle","headline":"A bridge","datePublished":"2026-02-03","#
      + #""author":[{"@type":"Person","name":"Ada Marsh","url":"/ada"},"B. Lund"],"isAccessibleForFree":"False"}"#,
    #"{"@graph":[{"@id":"x:a","@type":["Article","Thing"],"author":{"@id":"x:b"},"image":{"url":"/i.jpg"}},"#
      + #"{"@id":"x:b","@type":"Person","name":"C\u00e9line"}]}"#,
    #"[{"@type":"WebPage","mainEntity":{"@type":"NewsArticle","articleBody":"One.\nTwo.","keywords":"a, b"}}]"#,
    "/*<![CDATA[*/ {'@type':'NewsArticle',\n\"headline\":\"tab\there\", // note\n} /*]]>*/",
  ].map { Array($0.utf8) }
  static let words = [
    "\"@type\":", "\"@graph\":[", "\"@id\":", "\"NewsArticle\"", "\"author\":", "\"name\":", "\"datePublished\":",
    "\"dateModified\":", "\"headline\":", "\"articleBody\":", "\"publisher\":{", "\"mainEntityOfPage\":", "\"image\":[",
    "\"isAccessibleForFree\":", "\"hasPart\":", "\\u", "\\ud83d\\ude00", "&quot;", "[[[[", "{{", "null", "-1e308",
    "</script", "<!--",
  ]

  private let check = ArticleCheck()

  func fault(in input: [UInt8]) -> String? {
    check.fault(of: FuzzPages.page(FuzzPages.around("<script type=\"application/ld+json\">", input, "</script>")))
  }
}
