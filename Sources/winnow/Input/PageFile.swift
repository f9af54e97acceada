import Envelope
import Foundation

/// One file that holds one page: HTML or text, gzipped or not, as its name says.
struct PageFile {
  let path: String
  /// The media type for the record's content-type header.
  let contentType: String

  init(path: String, contentType: String) {
    self.path = path
    self.contentType = contentType
  }

  /// Tells by the name whether a file is a page: see ``PathKind``.
  init?(path: String) {
    guard case .page(let type) = PathKind(path: path) else { return nil }
    self.init(path: path, contentType: type)
  }

  /// The file as a record: its bytes as they are, its time of change as time of fetching.
  ///
  /// - Parameters:
  ///   - limit: The most bytes that are read; what is cut is too large for a page anyway.
  ///   - url: The page's address; that of the file where none is known.
  /// - Throws: ``Failure`` where it cannot be read.
  func record(limit: Int, url: String? = nil) throws(Failure) -> InputRecord {
    let file = URL(filePath: path).absoluteURL.standardized
    do {
      let handle = try FileHandle(forReadingFrom: file)
      defer { try? handle.close() }
      let data = try handle.read(upToCount: limit) ?? Data()
      let date = try file.resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate
      let modified =
        date.map { Timestamp(milliseconds: Int64(($0.timeIntervalSince1970 * 1_000).rounded(.down))) } ?? .now
      return InputRecord(
        page: Array(data), source: path, url: url ?? file.absoluteString, contentType: contentType, modified: modified)
    } catch {
      throw Failure(.noInput, "\(path) cannot be read")
    }
  }
}
