import Foundation

/// Pages of the corpus, as many and as often as asked for.
struct PageSource {
  /// The pages' files, each once.
  let files: [URL]

  /// - Parameters:
  ///   - folder: `corpus/articles/pages` of the shared data.
  ///   - count: pages to feed.
  ///   - copies: the share of them that are copies of others.
  ///   - workspace: where packed pages are unpacked.
  init(folder: URL, count: Int, copies: Double, workspace: URL) throws {
    let all = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.lastPathComponent.hasSuffix(".html.gz") }.sorted { $0.path < $1.path }
    guard !all.isEmpty else { throw SourceError(folder: folder.path) }
    let chosen = all.prefix(max(1, min(all.count, Int((Double(count) * (1 - copies)).rounded()))))
    let copied = chosen.map { workspace.appending(path: $0.lastPathComponent) }
    for (file, copy) in zip(chosen, copied) { try Data(contentsOf: file).write(to: copy) }
    let process = try Process.run(URL(filePath: "/usr/bin/env"), arguments: ["gzip", "-d"] + copied.map(\.path))
    process.waitUntilExit()
    files = copied.map { $0.deletingPathExtension() }
  }

  /// A page's bytes; those of every file once before the first copy.
  func page(_ number: Int) throws -> [UInt8] {
    let file = files[number % files.count]
    return Array(try Data(contentsOf: file))
  }

  /// Its address; copies have another one each.
  func url(_ number: Int) -> String { "https://site-\(number % 97).example/\(number)" }
}

struct SourceError: Error, CustomStringConvertible {
  let folder: String
  var description: String { "\(folder) has no pages; --shared names the folder with the shared data" }
}
