import HTML

/// An element with an itemprop or property attribute. Ranges are of ``Places/storage`` but for the text.
struct Property {
  /// The attribute's value.
  var name: ByteRange
  /// Whether it is microdata; RDFa otherwise.
  var isMicrodata: Bool
  var tag: Tag
  /// The innermost region that holds it; -1 for none.
  var region: Int32
  /// The item that it belongs to; -1 for none.
  var item: Int32
  /// Whether it is an item itself.
  var isItem: Bool
  var content: ByteRange
  var datetime: ByteRange
  var title: ByteRange
  var href: ByteRange
  var source: ByteRange
  /// Its text in ``Blocks/text``.
  var text: ByteRange
  /// The index after the last property within it.
  var end: Int32
}
