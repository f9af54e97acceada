import Foundation

/// The development corpus beside the checkout; tests that need it are skipped where it is missing.
enum Corpus {
  static let folder: URL = {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<5 { folder.deleteLastPathComponent() }
    return folder.appendingPathComponent("shared/corpus")
  }()

  static let isThere = FileManager.default.fileExists(atPath: folder.appendingPathComponent("articles/pages").path)
}
