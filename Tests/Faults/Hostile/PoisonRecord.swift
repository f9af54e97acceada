import Foundation

/// Records of the pages topic that hold no page, or one that is packed or described to hurt, as lines of envelopes.
enum PoisonRecord {
  /// Every kind.
  static let all: [HostilePage] = [
    record("cut envelope") { _ in "{\"url\":\"https://e.org/a\",\"html\":\"<p>" },
    record("envelope of numbers") { _ in "{\"url\":1,\"fetchedAt\":2,\"html\":3}" },
    record("array for an envelope") { _ in "[1,2,3]" },
    record("no url") { _ in envelope("\"html\":\"<p>text</p>\"", url: nil) },
    record("url of 1 MB") { _ in envelope("\"html\":\"<p>text</p>\"", url: "https://e.org/" + repeated("a", 1_000_000))
    },
    record("url with a line break") { _ in envelope("\"html\":\"<p>text</p>\"", url: "https://e.org/\\na") },
    record("no page") { _ in envelope("\"note\":1") },
    record("time that is none") { _ in "{\"url\":\"https://e.org/a\",\"fetchedAt\":\"soon\",\"html\":\"<p>text</p>\"}"
    },
    record("lone surrogates") { envelope("\"html\":\"\(repeated("\\ud800x\\udc00", $0))\"") },
    record("NULs in JSON") { envelope("\"html\":\"\(repeated("\\u0000", $0))\"") },
    record("100,000 nested arrays") { _ in
      envelope("\"x\":\(repeated("[", 100_000))\(repeated("]", 100_000)),\"html\":\"<p>text</p>\"")
    },
    record("the same member again and again") { envelope("\(repeated("\"html\":\"<p>x\",", $0))\"text\":\"x\"") },
    record("many unknown members") { envelope("\(repeated("\"abcdefgh\":[{}],", $0))\"text\":\"x\"") },
    record("body that is not base64") { envelope("\"contentType\":\"text/html\",\"body\":\"\(repeated("=*", $0))\"") },
    record("unknown charset") { _ in
      envelope("\"contentType\":\"text/html; charset=klingon\",\"body\":\"PHA+dGV4dDwvcD4=\"")
    },
    record("picture") { _ in envelope("\"contentType\":\"image/png\",\"body\":\"iVBORw0KGgo=\"") },
    record("gzip bomb 1:1000") { _ in packed("head -c 1000000000 /dev/zero | gzip -9") },
    record("gzip bomb of HTML") { _ in packed("yes '<div>' | head -c 1000000000 | gzip -9") },
    record("gzip in gzip") { _ in packed("head -c 1000000000 /dev/zero | gzip -9 | gzip -9") },
    record("cut gzip") { _ in packed("seq 1 100000 | gzip | head -c 5000") },
    record("gzip with garbage in it") { _ in packed("(seq 1 100000 | gzip | head -c 5000; seq 1 10000)") },
  ]

  private static func record(_ name: String, _ make: @escaping @Sendable (Int) -> String) -> HostilePage {
    HostilePage(name: "record: \(name)", type: "ndjson") { Array((make($0) + "\n").utf8) }
  }

  private static func envelope(_ members: String, url: String? = "https://e.org/a") -> String {
    let address = url.map { "\"url\":\"\($0)\"," } ?? ""
    return "{\(address)\"fetchedAt\":\"2026-03-01T08:15:00Z\",\(members)}"
  }

  private static func repeated(_ unit: String, _ size: Int) -> String {
    String(decoding: HostilePage.repeated(unit, size), as: UTF8.self)
  }

  /// An envelope whose body is what a command of the shell prints.
  static func packed(_ command: String) -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    process.standardOutput = output
    try? process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let headers = "\"headers\":{\"content-encoding\":\"gzip\"}"
    return envelope("\"contentType\":\"text/html\",\(headers),\"body\":\"\(bytes.base64EncodedString())\"")
  }
}
