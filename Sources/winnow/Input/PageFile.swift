import Envelope
import Foundation

/// One file that holds one page: HTML or text, gzipped or not, as its name says.
struct PageFile {
  let path: String
  /// The media type for the record's content-type header.
  let contentType: String
  /// Whether the name ends in `.gz`.
  let isGzipped: Bool

  /// Tells by the name whether a file is a page: `.html`, `.htm`, `.txt`, each also with `.gz`.
  init?(path: String) {
    var name = path.lowercased()
    isGzipped = name.hasSuffix(".gz")
    if isGzipped { name.removeLast(3) }
    if name.hasSuffix(".html") || name.hasSuffix(".htm") {
      contentType = "text/html"
    } else if name.hasSuffix(".txt") {
      contentType = "text/plain"
    } else {
      return nil
    }
    self.path = path
  }

  /// The file as a record: its bytes as they are, its absolute path as url, its time of change as time of fetching.
  ///
  /// - Parameter limit: The most bytes that are read; what is cut is too large for a page anyway.
  /// - Throws: ``Failure`` where it cannot be read.
  func record(limit: Int) throws(Failure) -> InputRecord {
    let url = URL(filePath: path).absoluteURL.standardized
    let data: Data
    let modified: Timestamp
    do {
      let file = try FileHandle(forReadingFrom: url)
      defer { try? file.close() }
      data = try file.read(upToCount: limit) ?? Data()
      let date = try url.resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate
      modified = date.map { Timestamp(milliseconds: Int64(($0.timeIntervalSince1970 * 1_000).rounded(.down))) } ?? .now
    } catch {
      throw Failure(.noInput, "\(path) cannot be read")
    }
    var headers = [
      RecordHeader(name: "url", value: url.absoluteString), RecordHeader(name: "content-type", value: contentType),
      RecordHeader(name: "fetched-at", value: modified.description),
    ]
    if isGzipped { headers.append(RecordHeader(name: "content-encoding", value: "gzip")) }
    return InputRecord(
      source: path, url: url.absoluteString, value: Array(data), headers: headers, timestamp: modified)
  }
}
