import Envelope
import Foundation

/// The pages that a list file names.
struct PageList {
  /// One page, not read yet.
  struct Entry {
    var id: String
    var url: String
    var path: String
    var form: Page.Form

    /// Reads the page; all pages count as fetched at the same moment, that of `to-envelopes`.
    func page() throws -> Page {
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
      return Page(
        url: url, fetchedAt: Timestamp(rfc3339: "2026-01-01T00:00:00Z")!, form: form, bytes: bytes,
        charset: form == .text ? "utf-8" : nil)
    }
  }

  var entries: [Entry] = []

  init(path: String, form: Page.Form) throws {
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 3 else { continue }
      entries.append(Entry(id: parts[0], url: parts[1], path: parts[2], form: form))
    }
  }
}
