/// Where an article stands: its pointer, and the root that following the pointers leads to.
struct Standing: Equatable {
  /// The earlier article that it repeats most; nil if it is unique.
  var pointer: ArticleReference?
  /// The root of its cluster: the article itself if it is unique.
  var root: ClusterRoot
  /// The offset of the last record that its flag depends on. The same log gives the same offset, whoever reads it.
  var touched: Int64 = 0

  init(of article: ArticleReference) {
    root = ClusterRoot(article: article, revision: 0)
  }

  /// The stored form: which of the fields follow (1), touched (6), the pointer (16), the root (24).
  func encoded(of article: ArticleReference) -> [UInt8] {
    let hasRoot = root != ClusterRoot(article: article, revision: 0)
    var writer = ByteWriter(reserving: 47)
    writer.byte((pointer == nil ? 0 : 1) | (hasRoot ? 2 : 0))
    writer.number(UInt64(bitPattern: touched), bytes: 6)
    if let pointer { writer.reference(pointer) }
    if hasRoot { writer.root(root) }
    return writer.bytes
  }

  init(decoding bytes: [UInt8], of article: ArticleReference) throws(RecordError) {
    var reader = ByteReader(bytes)
    let fields = try reader.byte()
    touched = Int64(try reader.number(bytes: 6))
    pointer = fields & 1 == 1 ? try reader.reference() : nil
    root = fields & 2 == 2 ? try reader.root() : ClusterRoot(article: article, revision: 0)
    try reader.end()
  }
}
