/// Where an article stands: its pointer, and the root that following the pointers leads to.
struct Standing: Equatable {
  /// The earlier article that it repeats most; nil if it is unique.
  var pointer: ArticleReference?
  /// The root of its cluster: the article itself if it is unique.
  var root: ClusterRoot

  init(pointer: ArticleReference?, root: ClusterRoot) {
    self.pointer = pointer
    self.root = root
  }

  var encoded: [UInt8] {
    var writer = ByteWriter(reserving: 41)
    writer.root(root)
    writer.byte(pointer == nil ? 0 : 1)
    if let pointer { writer.reference(pointer) }
    return writer.bytes
  }

  init(decoding bytes: [UInt8]) throws(RecordError) {
    var reader = ByteReader(bytes)
    root = try reader.root()
    pointer = try reader.byte() == 0 ? nil : try reader.reference()
    try reader.end()
  }
}
