import Envelope

/// Two small pages that a page stage works on before any other: tables that are made when they are first needed are then
/// there, before the service says that it is ready and before the crash journal watches pages, each of which should be in
/// work for milliseconds.
enum FirstPages {
  /// One page of each form, with what most parts of extraction look for.
  static let all: [(value: [UInt8], headers: [RecordHeader])] = [
    (Array(html.utf8), headers("text/html; charset=windows-1252")),
    (Array(text.utf8), headers("text/plain; charset=utf-8")),
  ]

  private static func headers(_ type: String) -> [RecordHeader] {
    [
      ("url", "https://first.example/2026/03/01/bridge"), ("fetched-at", "2026-03-02T08:00:00Z"),
      ("content-type", type),
    ]
    .map { RecordHeader(name: $0.0, value: Array($0.1.utf8)) }
  }

  private static let paragraphs = [
    "HARBOUR TOWN (Agency) - The northern bridge was opened on Friday after a repair of three years, the mayor said.",
    "Residents had waited for it, because the way around the river took them twenty minutes more on every day.",
    "The repair cost four million, and the ferry will go on until the end of April, the administration told the paper.",
  ]

  private static let html = """
    <!DOCTYPE html><html lang="en"><head><title>Bridge opened | The Gazette</title>
    <meta property="og:title" content="Bridge opened"><link rel="canonical" href="/2026/03/01/bridge">
    <script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge opened","datePublished":"2026-03-01",
    "author":{"@type":"Person","name":"Ada Marsh"}}</script></head><body><nav><a href="/">Home</a></nav><article>
    <h1>Bridge opened</h1><p class="byline">By Ada Marsh</p><time datetime="2026-03-01">1 March 2026</time>
    \(paragraphs.map { "<p>\($0)</p>" }.joined())</article><footer>All rights reserved</footer></body></html>
    """

  private static let text = """
    Bridge opened

    By Ada Marsh, 1 March 2026

    \(paragraphs.joined(separator: "\n\n"))

    All rights reserved
    """
}
