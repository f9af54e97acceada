/// What the owner of an article keeps of it besides the article itself and its pairs: where it stands.
struct Dossier: Equatable {
  /// The pair with the earlier article that it repeats most; nil if it is unique.
  var pointer: Pair?
  /// The root of its cluster: the article itself if it is unique.
  var root: ClusterRoot
  /// The offset of the last record that its flag depends on. The same log gives the same offset, whoever reads it.
  var touched: Int64 = 0
  /// Questions for the article came before the article itself, and may have left answers.
  var wasAwaited = false
  /// Other articles point to it.
  var isFollowed = false
  /// The index has named earlier articles.
  var hasPairs = false
  /// Up to where it is compared in the buckets of its keys, where they are full.
  var bounds: [UInt8: ArticleOrder] = [:]

  init(of article: ArticleReference) {
    root = ClusterRoot(of: article)
  }
}

extension Dossier {
  /// The stored form: what is so (1), touched (6), the root (1 or 25), the pointer, bounds (23 each).
  func encoded(of article: ArticleReference) -> [UInt8] {
    var writer = ByteWriter(reserving: 64 + 23 * bounds.count)
    writer.byte(
      (pointer == nil ? 0 : 1) | (wasAwaited ? 2 : 0) | (isFollowed ? 4 : 0) | (hasPairs ? 8 : 0))
    writer.number(UInt64(bitPattern: touched), bytes: 6)
    writer.root(root, of: article)
    if let pointer { writer.pair(pointer) }
    for (key, last) in bounds.sorted(by: { $0.key < $1.key }) {
      writer.byte(key)
      writer.order(last)
    }
    return writer.bytes
  }

  init(decoding bytes: [UInt8], of article: ArticleReference) throws(RecordError) {
    var reader = ByteReader(bytes)
    let fields = try reader.byte()
    wasAwaited = fields & 2 != 0
    isFollowed = fields & 4 != 0
    hasPairs = fields & 8 != 0
    touched = Int64(try reader.number(bytes: 6))
    root = try reader.root(of: article)
    pointer = fields & 1 != 0 ? try reader.pair() : nil
    while reader.index < bytes.count {
      let key = try reader.byte()
      bounds[key] = try reader.order()
    }
  }
}
