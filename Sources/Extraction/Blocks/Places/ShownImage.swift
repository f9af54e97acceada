/// A picture of a page, by an img element.
struct ShownImage {
  /// The block that comes after it.
  var block: Int32
  /// Its address in ``Places/storage``: what a script loads later comes before a placeholder.
  var address: ByteRange
  /// Its width in pixels as the element says it; 0 where it does not.
  var width: Int32
}
