/// Several sources, one after the other.
final class RecordSequence: RecordSource {
  private let sources: [any RecordSource]
  private var current = 0

  init(_ sources: [any RecordSource]) {
    self.sources = sources
  }

  var bytesRead: Int { sources.map(\.bytesRead).reduce(0, +) }

  var totalBytes: Int? {
    sources.map(\.totalBytes).reduce(0) { sum, bytes in sum.flatMap { sum in bytes.map { sum + $0 } } }
  }

  func next() throws -> InputRecord? {
    while current < sources.count {
      if let record = try sources[current].next() { return record }
      current += 1
    }
    return nil
  }
}
