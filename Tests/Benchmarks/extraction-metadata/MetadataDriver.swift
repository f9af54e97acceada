import Envelope
import Extraction
import Foundation

/// Reads the metadata of pages, for measuring: `metadata-driver extract|dump|speed|profile LIST`, where LIST names one page a line as
/// id, url and path with tabs between them. See `measure.py` in this folder.
///
/// - `extract`: prints one JSON line a page, as `score-extraction` reads it, with the source of each field.
/// - `dump`: prints all that was read, for comparing two builds.
/// - `speed`: prints the CPU time of making blocks and of reading metadata, by page.
/// - `profile`: reads each page's metadata twenty times after one walk, for `perf record`.
@main
struct MetadataDriver {
  /// A moment after all pages of the corpus were fetched; when each one was is not known.
  static let fetchedAt = Timestamp(rfc3339: "2026-04-01T00:00:00Z")!

  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, ["extract", "dump", "speed", "profile"].contains(arguments[1]) else {
      print("usage: metadata-driver extract|dump|speed|profile LIST")
      exit(64)
    }
    let pages = try String(contentsOfFile: arguments[2], encoding: .utf8).split(separator: "\n").map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    switch arguments[1] {
    case "extract": try extract(pages)
    case "dump": try dump(pages)
    case "speed": try measure(pages)
    default: try repeatReading(pages)
    }
  }

  private static func extract(_ pages: [[String]]) throws {
    let reader = BlockReader()
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
    for page in pages {
      let metadata = read(try blocks(of: page, reader), url: page[1])
      let line = try encoder.encode(Prediction(id: page[0], metadata: metadata))
      FileHandle.standardOutput.write(line + Data("\n".utf8))
    }
  }

  private static func measure(_ pages: [[String]]) throws {
    let loaded = try pages.map { ($0[1], [UInt8](try Data(contentsOf: URL(fileURLWithPath: $0[2])))) }
    let reader = BlockReader()
    var parsing = 0.0
    var reading = 0.0
    for round in 0..<2 {
      parsing = 0
      reading = 0
      for (url, bytes) in loaded {
        let start = cpuSeconds()
        let blocks = blocks(of: bytes, url: url, reader)
        let parsed = cpuSeconds()
        _ = read(blocks, url: url)
        reading += cpuSeconds() - parsed
        parsing += parsed - start
      }
      _ = round
    }
    let count = Double(max(1, loaded.count))
    let bytes = loaded.reduce(0) { $0 + $1.1.count } / max(1, loaded.count)
    print(
      "\(loaded.count) pages, mean \(bytes) bytes, CPU a page: blocks "
        + String(format: "%.1f µs, metadata %.1f µs", parsing / count * 1e6, reading / count * 1e6))
  }

  private static func dump(_ pages: [[String]]) throws {
    let reader = BlockReader()
    for page in pages {
      print(page[0], read(try blocks(of: page, reader), url: page[1]))
    }
  }

  private static func repeatReading(_ pages: [[String]]) throws {
    let reader = BlockReader()
    for page in pages {
      let blocks = try blocks(of: page, reader)
      for _ in 0..<20 { _ = read(blocks, url: page[1]) }
    }
  }

  private static func blocks(of entry: [String], _ reader: BlockReader) throws -> Blocks {
    blocks(of: [UInt8](try Data(contentsOf: URL(fileURLWithPath: entry[2]))), url: entry[1], reader)
  }

  private static func blocks(of bytes: [UInt8], url: String, _ reader: BlockReader) -> Blocks {
    reader.read(Page(url: url, fetchedAt: fetchedAt, form: .html, bytes: bytes)).blocks
  }

  private static func read(_ blocks: Blocks, url: String) -> Metadata {
    MetadataReader().read(blocks, url: url, fetchedAt: fetchedAt)
  }

  private static func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
