import Envelope
import Foundation

/// Pages for tests.
enum Pages {
  static let fetchedAt = Timestamp(rfc3339: "2026-01-01T00:00:00Z")!

  static func text(_ text: String) -> Page {
    Page(
      url: "https://news.example.org/a", fetchedAt: fetchedAt, form: .text, bytes: Array(text.utf8), charset: "utf-8")
  }

  static func html(_ html: String, url: String = "https://news.example.org/2025/12/31/a-story.html") -> Page {
    Page(url: url, fetchedAt: fetchedAt, form: .html, bytes: Array(html.utf8), charset: "utf-8")
  }

  /// The folder beside the repository that holds the corpus, if it is there.
  static let shared = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared")

  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: shared.appending(path: path).path)
  }
}
