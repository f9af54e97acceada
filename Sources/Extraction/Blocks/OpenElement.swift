import HTML

/// An element that the walk is in.
struct OpenElement {
  var tag: Tag
  var flow: Flow
  /// Its index in the document.
  var node: Int32
  /// The index after its last descendant in the document.
  var end: Int
  /// The innermost element, it or one around it, that blocks belong to: an index into the walk's open elements.
  var container: Int
  /// Its index in ``Elements/list``; -1 as long as no block needs it.
  var element = -1
  /// What its class, id and role say.
  var hints: ClassHints = []
  /// The evidence of the words of its class and id.
  var evidence = SIMD2<Int32>()
  /// What it adds to where its blocks are.
  var within: Element.Within = []
  /// A hash of its tag and class.
  var signature: UInt64
  /// The innermost region and item, it or ones around it; -1 for none.
  var region: Int32
  var item: Int32
  /// The places, the properties and the link that it is: they end where it ends.
  var places = 0..<0
  var properties = 0..<0
  var link = -1
}
