import Envelope
import Foundation
import Simulation

/// Documents for the simulator, one JSON object a line: id, title, text, published.
struct DocumentLines {
  private struct Line: Decodable {
    var id: String
    var title: String?
    var text: String
    var published: String
  }

  private let bytes: BufferedBytes
  private let name: String

  init(path: String) throws(Failure) {
    bytes = BufferedBytes(try ByteStream(path: path))
    name = bytes.stream.name
  }

  /// All documents.
  ///
  /// - Throws: ``Failure`` with the code data, naming the line.
  func all() throws(Failure) -> [SimulatedDocument] {
    var documents: [SimulatedDocument] = []
    let decoder = JSONDecoder()
    var number = 0
    while let (line, _) = try bytes.line(limit: 1 << 26) {
      number += 1
      if line.isEmpty { continue }
      guard let document = try? decoder.decode(Line.self, from: Data(line)) else {
        throw Failure(.data, "\(name):\(number): no document with id, text and published")
      }
      guard let time = Timestamp(rfc3339: document.published) else {
        throw Failure(.data, "\(name):\(number): published is no RFC 3339 time: \(document.published)")
      }
      documents.append(
        SimulatedDocument(
          id: document.id, headline: Array((document.title ?? "").utf8), body: Array(document.text.utf8),
          time: time.milliseconds))
    }
    return documents
  }
}
