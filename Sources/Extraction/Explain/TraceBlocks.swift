import Envelope

/// The blocks of a page in document order, as a trace shows them.
///
/// Each is made when it is asked for: the texts of all, with the names of their features, take a hundred times the page.
public struct TraceBlocks: RandomAccessCollection, Sendable {
  private let given: [ExtractionTrace.Block]
  private let page: TracedPage?

  /// Takes blocks as they are.
  public init(_ blocks: [ExtractionTrace.Block] = []) {
    given = blocks
    page = nil
  }

  init(_ page: TracedPage) {
    given = []
    self.page = page
  }

  /// The first index.
  public var startIndex: Int { 0 }

  /// The index after the last one.
  public var endIndex: Int { page?.count ?? given.count }

  /// A block.
  public subscript(position: Int) -> ExtractionTrace.Block { page?.block(position) ?? given[position] }

  /// What became of a block, without its text.
  func fate(_ position: Int) -> (isKept: Bool, kind: Cleaning.Kind?) {
    guard let page else { return (given[position].isKept, given[position].kind) }
    return (page.dropped[position] == nil, page.dropped[position])
  }
}
