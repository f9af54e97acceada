/// A place within a block's text where two parts of it meet that may not belong together: a name and a date in elements
/// of their own, two lines of the source.
struct Seam {
  /// What parts them.
  struct Kind: OptionSet {
    let rawValue: UInt8
    /// An element begins or ends, other than one for emphasis.
    static let edge = Kind(rawValue: 1)
    /// A line break, or a line end of the source beside an element's edge.
    static let line = Kind(rawValue: 2)
    /// The end of a cell of a table: one for each, also where no text is between them.
    static let cell = Kind(rawValue: 4)
  }

  /// The offset in ``Blocks/text``.
  var offset: Int32
  var kind: Kind
}
