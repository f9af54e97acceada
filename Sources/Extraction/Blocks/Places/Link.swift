/// A link of a page.
struct Link {
  /// The block that it begins in.
  var block: Int32
  /// Its text in ``Blocks/text``.
  var text: ByteRange
  /// Its address in ``Places/storage``.
  var href: ByteRange
}
