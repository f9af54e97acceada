/// A run of the page's text that stands by itself: a paragraph, a heading, a list item, a row, a line.
package struct Block {
  /// What the page's markup says of it.
  enum Shape: UInt8 {
    case paragraph, heading, listItem, tableRow, preformatted, caption, control, text
  }

  /// Its text in ``BlockList/text``.
  package var text: Range<Int>
  /// Its word hashes in ``BlockList/words``.
  var words: Range<Int>
  var measure: Measure
  var shape: Shape = .text
  /// 1 to 6 for headings, otherwise 0.
  var level: UInt8 = 0
  /// The innermost block element of the tree, or the first line of a text page.
  var node: Int32 = 0
  /// Bytes of its text within links.
  var linkBytes: Int32 = 0
  var links: Int32 = 0
  /// Bytes of its text that are emphasized: bold or italic.
  var emphasizedBytes: Int32 = 0
  /// Pictures, players and frames between the block before and this one.
  var mediaBefore: Int32 = 0
  /// A hash of the words in order; equal for blocks that say the same.
  var fingerprint: UInt64 = 0
}
