import HTML

/// An element that may show a headline, a date or a byline, by its tag, its class or its id.
struct Place {
  /// What may be seen there.
  enum Kind: UInt8 {
    /// A heading: h1, h2 or h3.
    case heading
    /// Something that a class calls a title, and that is no heading.
    case titled
    case date, byline
    /// The day on which the page is read.
    case clock
  }

  var kind: Kind
  var tag: Tag
  /// What its class and id say.
  var hints: ClassHints
  /// The innermost region in ``Places/regions`` that holds it; -1 for none.
  var region: Int32
  /// The innermost item of microdata or RDFa in ``Places/items`` that holds it; -1 for none.
  var item: Int32
  /// The first block with text of it, or the one after it where it has no text.
  var block: Int32
  /// Its text in ``Blocks/text``.
  var text: ByteRange
  /// The values of attributes that say a date for machines, in ``Places/storage``.
  var datetime: ByteRange
  var title: ByteRange
  var content: ByteRange
}
