import HTML

/// An element that holds blocks, and what it and those around it say about them.
struct Element {
  /// What an element is within, itself included, one bit each.
  struct Within: OptionSet {
    let rawValue: UInt32
    static let article = Within(rawValue: 1)
    static let main = Within(rawValue: 1 << 1)
    static let aside = Within(rawValue: 1 << 2)
    static let nav = Within(rawValue: 1 << 3)
    static let header = Within(rawValue: 1 << 4)
    static let footer = Within(rawValue: 1 << 5)
    static let figure = Within(rawValue: 1 << 6)
    static let form = Within(rawValue: 1 << 7)
    static let table = Within(rawValue: 1 << 8)
    static let list = Within(rawValue: 1 << 9)
    static let quote = Within(rawValue: 1 << 10)
    static let noscript = Within(rawValue: 1 << 11)
    static let hidden = Within(rawValue: 1 << 12)
    static let articleBody = Within(rawValue: 1 << 13)
  }

  var tag: Tag = .unknown
  /// Its index in the document.
  var node: Int32 = 0
  /// The parent's index in ``Elements/list``; the root's is its own.
  var parent = 0
  var depth = 0
  var within: Within = []
  /// What the words of its own class and id say, near a block; and those of all elements around it, itself included.
  var ownEvidence: Int32 = 0
  var pathEvidence: Int32 = 0
  /// How far the nearest elements with each ``ClassHint`` are.
  var distances = HintDistances()
  /// The innermost article element around, counted from 1; 0 for none.
  var article = 0
  /// The innermost region in ``Places/regions``; -1 for none.
  var region: Int32 = -1
  /// A hash of the element's and its parent's tag and class: equal for the paragraphs of one text, or the cards of
  /// one list.
  var signature: UInt64 = 0
  /// The number of the signature among the page's.
  var group = 0
  // Sums over the blocks within.
  var mass: Float = 0
  var bytes: Int32 = 0
  var linkBytes: Int32 = 0
  var blocks: Int32 = 0
  /// Blocks that look like prose.
  var prose: Int32 = 0
  /// Readability's score: prose counts for the parent, and half for its parent.
  var score: Float = 0
}
