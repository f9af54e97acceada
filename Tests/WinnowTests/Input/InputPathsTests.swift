import Envelope
import Foundation
import Simulation
import Testing

@testable import winnow

@Suite("Pages from paths") struct InputPathsTests {
  private let folder: TemporaryFolder
  private let silent = InputReport { _ in }

  init() throws {
    folder = try TemporaryFolder()
  }

  private func all(_ source: any RecordSource) throws -> [InputRecord] {
    var records: [InputRecord] = []
    while let record = try source.next() { records.append(record) }
    return records
  }

  @Test("Folders are read in the order of names, and what is no page in them is left out")
  func folders() throws {
    for name in ["b.html", "a/z.txt", "a/y.html.gz", "notes.pdf", "c.ndjson"] {
      _ = try folder.file(name, name == "c.ndjson" ? "{}\n\n  \r\n{\"a\":1}\n" : "x")
    }
    let input = try InputPaths([folder.path], limit: 1_000, silent)
    let sources = try all(input).map { $0.source.replacing(folder.path + "/", with: "") }
    #expect(sources == ["a/y.html.gz", "a/z.txt", "b.html", "c.ndjson:1", "c.ndjson:4"])
    #expect(input.bytesRead == input.totalBytes)
  }

  @Test("A page file says its type, its packing and its address")
  func pageFile() throws {
    let path = try folder.file("ein artikel.htm.gz", gzip(Array("<p>x".utf8)))
    let record = try all(InputPaths([path], limit: 1_000, silent))[0]
    let headers = Dictionary(
      uniqueKeysWithValues: record.headers.map { ($0.name, String(decoding: $0.value!, as: UTF8.self)) })
    #expect(headers["content-type"] == "text/html")
    #expect(headers["url"] == "file://" + path.replacing(" ", with: "%20"))
    let page = try PageReader().read(value: record.value, headers: record.headers, timestamp: nil).get()
    #expect(page.bytes == Array("<p>x".utf8))
    #expect(page.form == .html)
  }

  @Test("A path that cannot be read costs itself alone, and every one is said")
  func wrongPaths() throws {
    let page = try folder.file("a.html", "<p>x")
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/b.html", withDestinationPath: "/nowhere")
    mkfifo(folder.path + "/c.html", 0o600)
    var lines: [String] = []
    let report = InputReport { lines.append($0) }
    let input = try InputPaths(
      ["/nowhere/at/all", folder.path + "/b.html", folder.path + "/c.html", page], limit: 1_000, report)
    #expect(try all(input).map(\.source) == [page])
    #expect(lines.count == 3)
    for (line, word) in zip(lines, ["/nowhere/at/all", "b.html", "is a pipe"]) { #expect(line.contains(word)) }
    #expect(report.failure?.code == .noInput)
  }

  @Test("Where no path can be read, that is an error at once")
  func noPath() {
    #expect { _ = try InputPaths(["/nowhere/at/all"], limit: 1_000, silent) } throws: {
      ($0 as? Failure)?.code == .noInput
    }
  }

  @Test("A folder's files of other names are read by their first bytes, and what is passed over is counted")
  func otherNames() throws {
    for (name, content) in [
      ("index.php?id=7", "<!doctype html><p>x"), ("story", "<html><p>x"), ("flat", "Title\n\nText of the article."),
      ("style.css", "p {}"), ("photo.jpg", "\u{1}\u{2}"), ("b.css", ""), ("page.xhtml", "<p>x"), ("old.aspx", "<p>x"),
      ("deep/er/x.HTM", "<p>x"),
    ] { _ = try folder.file(name, content) }
    mkfifo(folder.path + "/pipe.html", 0o600)
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/loop", withDestinationPath: folder.path)
    let input = try InputPaths([folder.path], limit: 1_000, silent)
    let names = try all(input).map { $0.source.replacing(folder.path + "/", with: "") }
    #expect(names == ["deep/er/x.HTM", "flat", "index.php?id=7", "old.aspx", "page.xhtml", "story"])
    #expect(
      silent.passedOver
        == "passed over: 2 files .css, 1 files .jpg, 1 links to folders, 1 pipes, sockets and devices")
    #expect(silent.failure == nil)
    #expect(input.bytesRead == input.totalBytes)
  }

  @Test("A file that is named is read by its first bytes whatever its name")
  func named() throws {
    let lines = try folder.file("dump", "{\"url\": 1}\n{\"url\": 2}\n")
    let page = try folder.file("page.dat", gzip(Array("<p>x".utf8)))
    let archive = try folder.file("crawl", "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n")
    let input = try InputPaths([lines, page, archive], limit: 1_000, silent)
    #expect(try all(input).map(\.source) == ["\(lines):1", "\(lines):2", page])
    #expect(silent.passedOver == "passed over: 1 warcinfo")
  }

  @Test("Addresses come from --url and --base-url, and pages without one are counted")
  func addresses() throws {
    let page = try folder.file("news/a b.html", "<p>x")
    func urls(_ paths: [String], _ address: FileAddress) throws -> [String?] {
      try all(InputPaths(paths, limit: 1_000, address: address, silent)).map(\.url)
    }
    #expect(try urls([page], .page("https://e.org/x?y=1")) == ["https://e.org/x?y=1"])
    #expect(try urls([folder.path], .base("https://e.org")) == ["https://e.org/news/a%20b.html"])
    #expect(try urls([page], .base("https://e.org/s/")) == ["https://e.org/s/a%20b.html"])
    #expect(silent.pagesWithoutAddress == 0)
    #expect(try urls([page], .file) == ["file://" + page.replacing(" ", with: "%20")])
    #expect(silent.pagesWithoutAddress == 1)
    _ = try folder.file("b.html", "<p>y")
    #expect(throws: Failure.self) { try urls([folder.path], .page("https://e.org/")) }
  }

  @Test("A line over the limit is cut, and the lines after it are whole")
  func longLines() throws {
    let path = try folder.file("a.ndjson", String(repeating: "x", count: 300_000) + "\n{}\nlast")
    let lines = try all(EnvelopeLines(BufferedBytes(try ByteStream(path: path)), limit: 1_000))
    #expect(lines.map(\.value.count) == [1_000, 2, 4])
    #expect(lines.map(\.source) == ["\(path):1", "\(path):2", "\(path):3"])
  }

  @Test("A gzipped file reads as the same bytes, whatever its size", arguments: [0, 1, 65_535, 65_536, 400_000])
  func gzipped(size: Int) throws {
    var random = SeededGenerator(seed: 1)
    let bytes = (0..<size).map { _ in UInt8(truncatingIfNeeded: random.next() & 0x3F) }
    for packed in [bytes, gzip(bytes), gzip(bytes) + [UInt8](repeating: 0, count: 70_000)] {
      let stream = try ByteStream(path: try folder.file("f", packed))
      var read: [UInt8] = []
      var piece: [UInt8] = []
      repeat {
        try stream.read(into: &piece)
        read += piece
      } while !piece.isEmpty
      #expect(read == bytes)
    }
  }

  @Test("Broken gzip is an error, not an end")
  func brokenGzip() throws {
    var packed = gzip([UInt8](repeating: 65, count: 100_000))
    packed.removeLast(20)
    let stream = try ByteStream(path: try folder.file("f", packed))
    var piece: [UInt8] = []
    #expect(throws: Failure.self) { repeat { try stream.read(into: &piece) } while !piece.isEmpty }
    #expect(try !stream.resynchronise())
  }

  @Test("A file that unpacks to more than any text does is given up")
  func bomb() throws {
    var packed = [UInt8]()
    for _ in 0..<16 { packed += gzip([UInt8](repeating: 0x0A, count: 1 << 22)) }
    let lines = EnvelopeLines(BufferedBytes(try ByteStream(path: try folder.file("f.ndjson", packed))), limit: 1_000)
    #expect { while try lines.next() != nil {} } throws: { "\($0)".contains("times its size") }
  }

  @Test("Empty lines are counted and passed over")
  func emptyLines() throws {
    let text = "\n\r\n \t\n{}\n\n\n{}"
    let lines = EnvelopeLines(BufferedBytes(try ByteStream(path: try folder.file("f.ndjson", text))), limit: 1_000)
    #expect(try all(lines).map { $0.source.split(separator: ":").last } == ["4", "7"])
  }
}
