import Envelope
import Foundation
import Testing

@testable import Extraction

@Suite("The explain page") struct ExplainTests {
  private static let page = Pages.html(
    """
    <title>Bridge closes</title><body><nav><a href="/">Home</a> <a href="/x">Sports</a></nav><article><h1>Bridge closes</h1>
    <p>The council closes the old bridge in May, &lt;script&gt;alert(1)&lt;/script&gt; said the mayor on Monday evening.</p>
    <p>Works will go on until the end of October, and cost about four million, as the administration told the paper.</p>
    <p>Shopkeepers fear for their customers, because the way around the river takes twenty minutes more each day.</p>
    </article><footer>Copyright 2025. All rights reserved.</footer>
    """)

  private static func html(_ trace: ExtractionTrace) -> String {
    var html = ""
    Explain.write(trace) { html += $0 }
    return html
  }

  @Test func escapesThePageAndNamesEveryBlock() {
    let trace = Extractor(options: ExtractorOptions(clock: { 1 })).trace(Self.page)
    let html = Self.html(trace)
    #expect(!html.contains("<script"))
    #expect(html.contains("&lt;script&gt;alert(1)"))
    #expect(html.contains("Content-Security-Policy"))
    #expect(html.components(separatedBy: "<details").count - 1 == trace.blocks.count)
    #expect(trace.blocks.contains { $0.isKept } && trace.blocks.contains { !$0.isKept })
  }

  @Test func writesALargePagePieceByPiece() {
    let paragraph = "<p>The council closes the old bridge in May, said the mayor on Monday evening in the hall."
    let page = Pages.html("<h1>Bridge closes</h1>" + String(repeating: paragraph, count: 6_000))
    let trace = Extractor().trace(page)
    var rows = 0
    var detailed = 0
    var longest = 0
    Explain.write(trace) { piece in
      longest = max(longest, piece.utf8.count)
      guard piece.hasPrefix("<details") else { return }
      rows += 1
      if piece.contains("<code>") { detailed += 1 }
    }
    #expect(rows == trace.blocks.count && rows > 6_000)
    #expect(detailed == 5_000)
    #expect(longest < 100_000)
  }

  @Test func showsHowARefusedRecordBegins() {
    let rejection = Rejection(.notText, stage: .decode, detail: "it looks like image/png")
    let html = Self.html(ExtractionTrace(refused: Array("<PNG".utf8), url: nil, for: rejection))
    #expect(html.contains("Blocks: 0 of 1 kept") && html.contains("&lt;PNG") && html.contains("not_text"))
  }

  @Test func theIndexLinksFilesOnly() {
    let trace = Extractor().trace(Self.page)
    let html = Explain.index(["a b.html", "javascript:x.html"].map { ExplainEntry(trace, file: $0) })
    #expect(html.contains("href=\"./a%20b.html\""))
    #expect(html.contains("href=\"./javascript%3Ax.html\""))
  }

  private static let browser = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// The page must lay out in a phone's width without scrolling sideways, with nothing refused or failed.
  @Test(.enabled(if: browser != nil, "no Chromium"), .timeLimit(.minutes(2)))
  func rendersInABrowser() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "winnow-explain-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "page.html")
    try Self.html(Extractor(options: ExtractorOptions(clock: { 1 })).trace(Self.page)).write(
      to: file, atomically: true, encoding: .utf8)
    let process = Process()
    let browser = try #require(Self.browser)
    process.executableURL = URL(fileURLWithPath: browser)
    process.arguments = [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(folder.path)/profile",
      "--window-size=390,800",
      "--screenshot=\(folder.path)/page.png", "--dump-dom", file.absoluteString,
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let dom = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(dom.contains("The council closes the old bridge"))
  }
}
