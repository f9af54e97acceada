import Foundation

/// What `winnow extract` makes of each page: the bytes that its article must have, or that it is rejected.
struct Expectation {
  /// Article bytes by page number; nil for a page that is rejected.
  private var articles: [Int: Data?] = [:]

  /// Runs the program over all pages that can be put into envelopes.
  init(of pages: [NumberedPage], winnow: String, folder: URL) throws {
    let input = folder.appending(path: "pages.ndjson")
    var lines = Data()
    var numbers: [Int] = []
    for page in pages {
      guard let value = page.value, !value.isEmpty else {
        articles[page.number] = .some(nil)
        continue
      }
      let envelope = [
        "url": page.url, "fetchedAt": page.fetchedAt, "contentType": "text/html",
        "body": Data(value).base64EncodedString(),
      ]
      lines += try JSONSerialization.data(withJSONObject: envelope) + Data("\n".utf8)
      numbers.append(page.number)
    }
    try lines.write(to: input)
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: winnow)
    process.arguments = ["extract", "--envelopes", input.path]
    process.standardOutput = output
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let mark = Data(",\"article\":".utf8)
    for (number, line) in zip(numbers, text.split(separator: UInt8(ascii: "\n"))) {
      articles[number] = .some(line.range(of: mark).map { line[$0.upperBound...].dropLast() }.map { Data($0) })
    }
  }

  /// Whether extract gave an article for a page.
  func isArticle(_ number: Int) -> Bool { (articles[number] ?? nil) != nil }

  /// Whether these are the bytes that extract gave.
  func matches(_ number: Int, _ value: [UInt8]?) -> Bool {
    guard let value, let expected = articles[number] ?? nil else { return false }
    return expected == Data(value)
  }
}
