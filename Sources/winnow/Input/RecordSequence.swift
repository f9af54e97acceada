/// Several sources, one after the other. One that cannot be read further costs itself alone.
final class RecordSequence: RecordSource {
  private let sources: [any RecordSource]
  private let report: InputReport
  private var current = 0

  init(_ sources: [any RecordSource], _ report: InputReport) {
    self.sources = sources
    self.report = report
  }

  var bytesRead: Int { sources.map(\.bytesRead).reduce(0, +) }

  var totalBytes: Int? {
    sources.map(\.totalBytes).reduce(0) { sum, bytes in sum.flatMap { sum in bytes.map { sum + $0 } } }
  }

  func next() throws -> InputRecord? {
    while current < sources.count {
      do {
        if let record = try sources[current].next() { return record }
      } catch let failure as Failure {
        report.problem(failure)
      }
      current += 1
    }
    return nil
  }
}
