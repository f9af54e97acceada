/// The records of a source, small ones many together: what handing over costs, millions of tiny ones pay once for many.
final class RecordBatches {
  /// Records, and bytes of them, after which a batch is full.
  private static let mostRecords = 64
  private static let mostBytes = 16_384

  private let source: any RecordSource
  /// What the source threw after records that are to be given out first.
  private var failure: (any Error)?

  init(_ source: any RecordSource) {
    self.source = source
  }

  /// The next records, at least one, or nil at the end.
  func next() throws -> [InputRecord]? {
    if let failure { throw failure }
    var batch: [InputRecord] = []
    var bytes = 0
    do {
      while batch.count < Self.mostRecords, bytes < Self.mostBytes, let record = try source.next() {
        bytes += record.value.count
        batch.append(record)
      }
    } catch {
      if batch.isEmpty { throw error }
      failure = error
    }
    return batch.isEmpty ? nil : batch
  }
}
