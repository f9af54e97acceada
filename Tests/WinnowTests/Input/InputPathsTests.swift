import Duplicates
import Envelope
import Foundation
import Testing

@testable import winnow

@Suite("Pages from paths") struct InputPathsTests {
  private let folder: TemporaryFolder

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
    let input = try InputPaths([folder.path], limit: 1_000)
    let sources = try all(input).map { $0.source.replacing(folder.path + "/", with: "") }
    #expect(sources == ["a/y.html.gz", "a/z.txt", "b.html", "c.ndjson:1", "c.ndjson:4"])
    #expect(input.bytesRead == input.totalBytes)
  }

  @Test("A page file says its type, its packing and its address")
  func pageFile() throws {
    let path = try folder.file("ein artikel.htm.gz", gzip(Array("<p>x".utf8)))
    let record = try all(InputPaths([path], limit: 1_000))[0]
    let headers = Dictionary(
      uniqueKeysWithValues: record.headers.map { ($0.name, String(decoding: $0.value!, as: UTF8.self)) })
    #expect(headers["content-type"] == "text/html")
    #expect(headers["content-encoding"] == "gzip")
    #expect(headers["url"] == "file://" + path.replacing(" ", with: "%20"))
    let page = try PageReader().read(value: record.value, headers: record.headers, timestamp: nil).get()
    #expect(page.bytes == Array("<p>x".utf8))
    #expect(page.form == .html)
  }

  @Test("Everything wrong with the paths is said at once")
  func wrongPaths() throws {
    let pdf = try folder.file("a.pdf", "x")
    #expect {
      _ = try InputPaths([pdf, "/nowhere/at/all"], limit: 1_000)
    } throws: { error in
      let text = "\(error)"
      return (error as? Failure)?.code == .noInput && text.contains("a.pdf") && text.contains("/nowhere/at/all")
    }
  }

  @Test("A line over the limit is cut, and the lines after it are whole")
  func longLines() throws {
    let path = try folder.file("a.ndjson", String(repeating: "x", count: 300_000) + "\n{}\nlast")
    let lines = try all(EnvelopeLines(try ByteStream(path: path), limit: 1_000))
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
      while case let piece = try stream.read(), !piece.isEmpty { read += piece }
      #expect(read == bytes)
    }
  }

  @Test("Broken gzip is an error, not an end")
  func brokenGzip() throws {
    var packed = gzip([UInt8](repeating: 65, count: 100_000))
    packed.removeLast(20)
    let stream = try ByteStream(path: try folder.file("f", packed))
    #expect(throws: Failure.self) { while !(try stream.read()).isEmpty {} }
  }
}
