/// An item of microdata or RDFa: an element with an itemscope or typeof attribute.
struct Item {
  /// The item around it in ``Places/items``; -1 for none.
  var outer: Int32
  /// Its type in ``Places/storage``; empty where it says none.
  var type: ByteRange
}
