import Envelope
import Foundation
import Worker

/// What comes of one page today.
enum PageOutcome {
  case article(JSONValue)
  case rejected(Rejection)

  /// Extracts the page in a file, fetched as an expectation says.
  ///
  /// - Throws: ``Failure`` where the file cannot be read.
  init(of file: PageFile, as page: PageExpectation.Page?, _ extraction: PageExtraction, limit: Int) throws(Failure) {
    var record = try file.record(limit: limit)
    func set(_ name: String, _ value: String?) {
      guard let value else { return }
      record.headers.removeAll { $0.name == name }
      record.headers.append(RecordHeader(name: name, value: value))
    }
    set("url", page?.url)
    set("fetched-at", page?.fetchedAt)
    set("content-type", page?.contentType)
    set("http-status", page?.httpStatus.map(String.init))
    switch extraction.extract(value: record.value, headers: record.headers, timestamp: record.timestamp) {
    case .failure(let rejection): self = .rejected(rejection)
    case .success(let (_, json)):
      guard let article = try? JSONDecoder().decode(JSONValue.self, from: Data(json)) else {
        throw Failure(.software, "\(file.path): the article is no JSON")
      }
      self = .article(article)
    }
  }
}
