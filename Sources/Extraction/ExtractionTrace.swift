import Envelope

/// All that happened on one page's way to an article, for the explain page.
///
/// It costs many allocations; ``Extractor/extract(_:)`` makes none of it.
public struct ExtractionTrace: Sendable {
  /// One block of the page and what became of it.
  public struct Block: Sendable {
    /// The block's text, normalized.
    public var text: String
    /// Where it stands: a path of tag names, or a line number.
    public var path: String
    /// Whether it is part of the article's body.
    public var isKept: Bool
    /// What was seen in it when it was dropped; absent for kept blocks.
    public var kind: Cleaning.Kind?
    /// How much it looks like article text, from 0 to 1.
    public var score: Double
    /// The features that the score was made from, by name.
    public var features: [(name: String, value: Double)]
  }

  /// One field of the article and where it was found.
  public struct Field: Sendable {
    /// The article's member name.
    public var name: String
    /// The value, as text.
    public var value: String
    /// The source in the page, such as `jsonld` or `meta`.
    public var source: String
  }

  /// One step and what it took.
  public struct Step: Sendable {
    /// The step's name.
    public var name: String
    /// Nanoseconds of the options' clock; 0 without a clock.
    public var nanoseconds: UInt64
  }

  /// The page's address.
  public var url: String
  /// What came out.
  public var outcome: Result<Article, Rejection>
  /// The page's blocks, in document order.
  public var blocks = TraceBlocks()
  /// The article's metadata with their sources.
  public var fields: [Field] = []
  /// The steps in order.
  public var steps: [Step] = []
}
