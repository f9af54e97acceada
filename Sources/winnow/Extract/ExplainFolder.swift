import Extraction
import Foundation

/// Explain pages as files: one file for one page, or a folder with a file for each and an index.
final class ExplainFolder {
  private let path: String
  private var entries: [ExplainEntry] = []

  /// Whether the path names one file rather than a folder.
  private var isFile: Bool { path.hasSuffix(".html") }

  /// Makes the folder, if the path names one.
  ///
  /// - Throws: ``Failure`` with the code inputOutput.
  init(path: String) throws(Failure) {
    self.path = path
    guard !isFile else { return }
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw Failure(.inputOutput, "the folder \(path) cannot be made")
    }
  }

  /// Writes one page's file.
  func write(_ trace: ExtractionTrace) throws(Failure) {
    if isFile, !entries.isEmpty {
      throw Failure(.inputOutput, "\(path) is one file: name a folder to explain more than one page")
    }
    let digits = String(entries.count + 1)
    let file = String(repeating: "0", count: max(0, 6 - digits.count)) + digits + ".html"
    let output = try BufferedOutput(file: isFile ? path : "\(path)/\(file)")
    try Explain.write(trace) { text throws(Failure) in try output.write(text: text) }
    try output.flush()
    entries.append(ExplainEntry(trace, file: file))
  }

  /// Writes the index.
  func finish() throws(Failure) {
    guard !isFile else { return }
    let output = try BufferedOutput(file: "\(path)/index.html")
    try output.write(text: Explain.index(entries))
    try output.flush()
  }
}
