import Envelope
import Testing

@testable import winnow

@Suite("Records, many together") struct RecordBatchesTests {
  /// Gives records of so many bytes each, then fails or ends.
  private final class Source: RecordSource {
    var sizes: [Int]
    let failure: Failure?
    let bytesRead = 0
    let totalBytes: Int? = nil

    init(_ sizes: [Int], failure: Failure? = nil) {
      self.sizes = sizes
      self.failure = failure
    }

    func next() throws -> InputRecord? {
      guard !sizes.isEmpty else {
        if let failure { throw failure }
        return nil
      }
      let value = [UInt8](repeating: 0x61, count: sizes.removeFirst())
      return InputRecord(source: "s", value: value, headers: [], timestamp: Timestamp(milliseconds: 0))
    }
  }

  private func sizes(_ batches: RecordBatches) throws -> [[Int]] {
    var sizes: [[Int]] = []
    while let batch = try batches.next() { sizes.append(batch.map(\.value.count)) }
    return sizes
  }

  @Test("Tiny ones come in large batches, large ones alone, none is lost or moved")
  func batches() throws {
    let tiny = try sizes(RecordBatches(Source((0..<150).map { $0 })))
    #expect(tiny.flatMap { $0 } == Array(0..<150))
    #expect(tiny.count == 3)
    #expect(try sizes(RecordBatches(Source([20_000, 20_000, 1, 20_000]))) == [[20_000], [20_000], [1, 20_000]])
    #expect(try sizes(RecordBatches(Source([]))).isEmpty)
  }

  @Test("What came before a failure is given out first")
  func failure() throws {
    let batches = RecordBatches(Source([1, 2], failure: Failure(.data, "broken")))
    #expect(try batches.next()?.count == 2)
    #expect(throws: Failure.self) { try batches.next() }
    #expect(throws: Failure.self) { try batches.next() }
  }
}
