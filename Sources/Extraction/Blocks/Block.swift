/// A run of the page's text that stands by itself: a paragraph, a heading, a list item, a row, a line.
package struct Block {
  /// What the page's markup says of it.
  enum Shape: UInt8 {
    case paragraph, heading, listItem, tableRow, preformatted, caption, control, text
  }

  /// Its text in ``Blocks/text``.
  package var text: Range<Int>
  /// Its word hashes in ``Blocks/words``.
  var words: Range<Int>
  var measure: Measure
  var shape: Shape = .text
  /// 1 to 6 for headings, otherwise 0.
  var level: UInt8 = 0
  /// The innermost block element around it, in ``Elements/list``; 0 in flattened pages.
  package internal(set) var element: Int32 = 0
  /// The first of its lines in a flattened page, counted from 0.
  var line: Int32 = 0
  /// Bytes of its text within links.
  var linkBytes: Int32 = 0
  var links: Int32 = 0
  /// Whether its first and its last text are within links.
  var beginsLinked = false
  var endsLinked = false
  /// Bytes of its text that are emphasized: bold or italic.
  var emphasizedBytes: Int32 = 0
  /// Pictures, players and frames between the block before and this one.
  var mediaBefore: Int32 = 0
  /// A hash of the words in order; equal for blocks that say the same.
  var fingerprint: UInt64 = 0
}

extension Block {
  /// The share of the block's text that is within links.
  var linkDensity: Float { min(1, Float(linkBytes) / Float(max(1, text.count))) }
  /// Whether it is a link with as many words as a headline.
  var isLinkedLine: Bool { linkDensity > 0.8 && measure.mass >= 3 && measure.mass <= 30 }
  /// Whether it looks like a sentence or more of running text.
  var isProse: Bool { measure.mass >= 8 && linkDensity < 0.4 && measure.sentenceEnds + measure.commas > 0 }
}
