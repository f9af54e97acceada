import Foundation

/// The folder of the html5lib suites: `HTML5LIB_TESTS`, by default the shared corpus beside the checkout.
enum Suite {
  static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["HTML5LIB_TESTS"] { return URL(fileURLWithPath: path) }
    return Corpus.folder.appendingPathComponent("html5lib")
  }()

  static let isThere = FileManager.default.fileExists(atPath: folder.appendingPathComponent("tokenizer").path)

  /// The files of a suite with an extension, sorted by name.
  static func files(_ suite: String, _ type: String) -> [URL] {
    let folder = folder.appendingPathComponent(suite)
    let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return files.filter { $0.pathExtension == type }.sorted { $0.path < $1.path }
  }

  /// Tests that need not pass, with the reason: file, a colon, the test's number in it (from 1).
  static let excused: [String: String] = [
    "webkit02.dat:31": "selectedcontent: what the option holds is not copied into it, so that no text is there twice",
    "webkit02.dat:32": "selectedcontent, likewise",
  ]
}
