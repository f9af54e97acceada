import Foundation
import HTML

/// Parses all pages of a folder on one core and prints pages and megabytes a second of CPU time, and with `--digest` a digest of
/// the trees: it tells whether a change to the parser has changed any.
struct ParseCommand {
  let rounds: Int
  let isDigestAsked: Bool

  init(_ options: Options) {
    rounds = options.number("rounds", default: 5)
    isDigestAsked = options.has("digest")
  }

  func run(_ arguments: [String]) {
    guard let folder = arguments.first else { Driver.fail("which folder?") }
    let pages = Pages.load(folder)
    let bytes = pages.reduce(0) { $0 + $1.bytes.count }
    let parser = HTMLParser()
    var best = Double.infinity
    var nodes = 0
    for _ in 0..<rounds {
      nodes = 0
      let start = Usage.seconds
      for page in pages {
        parser.parse(page.bytes)
        nodes += parser.document.nodes.count
      }
      best = min(best, Usage.seconds - start)
    }
    let rate = String(format: "%.0f pages/s %.0f MB/s", Double(pages.count) / best, Double(bytes) / best / 1e6)
    print(
      "winnow HTML: \(rate), \(pages.count) pages, \(bytes) bytes, \(nodes) nodes; best of \(rounds) rounds, CPU time")
    if isDigestAsked {
      var digest = TreeDigest()
      for page in pages {
        parser.parse(page.bytes)
        digest.add(parser.document)
      }
      print("digest of the trees: \(String(digest.value, radix: 16))")
    }
  }
}
