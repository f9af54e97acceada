extension VerifyEntry {
  /// The entry's bytes: kind, then the fields in the order of the case.
  public var encoded: [UInt8] {
    var writer = ByteWriter(reserving: 128)
    func head(_ kind: EntryKind) { writer.byte(kind.rawValue) }
    switch self {
    case .article(let record):
      head(.article)
      writer.order(record.profile.order)
      writer.article(record)
      writer.keys(record.keys)
    case .request(let earlier, let later, let keys):
      head(.request)
      writer.order(earlier)
      writer.order(later)
      writer.number(keys, bytes: 8)
    case .comparison(let later, let earlier, let root, let keys):
      head(.comparison)
      writer.reference(later)
      writer.number(keys, bytes: 8)
      writer.root(root)
      writer.profile(earlier)
    case .bound(let article, let key, let last):
      head(.bound)
      writer.reference(article)
      writer.byte(key)
      writer.order(last)
    case .root(let later, let earlier, let root):
      head(.root)
      writer.reference(later)
      writer.reference(earlier)
      writer.root(root)
    case .settled(let offset):
      head(.settled)
      writer.number(UInt64(bitPattern: offset), bytes: 8)
    }
    return writer.bytes
  }

  init(from reader: inout ByteReader) throws(RecordError) {
    let first = try reader.byte()
    guard let kind = EntryKind(rawValue: first) else { throw .unknownKind(first) }
    switch kind {
    case .article:
      var record = try reader.article(of: reader.order())
      record.keys = try reader.keys()
      self = .article(record)
    case .request:
      self = .request(earlier: try reader.order(), later: try reader.order(), keys: try reader.number(bytes: 8))
    case .comparison:
      let later = try reader.reference()
      let keys = try reader.number(bytes: 8)
      let root = try reader.root()
      self = .comparison(later: later, earlier: try reader.profile(), root: root, keys: keys)
    case .bound:
      let article = try reader.reference()
      let key = try reader.byte()
      guard key < 64 else { throw .invalid("key ordinal \(key)") }
      self = .bound(article: article, key: key, last: try reader.order())
    case .root:
      self = .root(later: try reader.reference(), earlier: try reader.reference(), root: try reader.root())
    case .settled:
      self = .settled(through: Int64(bitPattern: try reader.number(bytes: 8)))
    }
  }

  /// Reads a record's value.
  /// - Throws: ``RecordError`` for any bytes that are no block of this topic and specVersion.
  public static func entries(in value: [UInt8], specVersion: UInt16) throws(RecordError) -> [VerifyEntry] {
    try Block.entries(in: value, of: .verify, specVersion: specVersion) { reader throws(RecordError) in
      try VerifyEntry(from: &reader)
    }
  }

  /// Reads the bytes of one entry.
  init(decoding bytes: [UInt8]) throws(RecordError) {
    var reader = ByteReader(bytes)
    try self.init(from: &reader)
    try reader.end()
  }
}

extension ByteWriter {
  mutating func root(_ root: ClusterRoot) {
    reference(root.article)
    number(root.revision, bytes: 8)
  }

  /// Writes an article without its order and its keys.
  mutating func article(_ record: ArticleRecord) {
    measures(of: record.profile)
    byte((record.truncated ? 1 : 0) | (record.reason?.rawValue ?? 0) << 1)
    counted(record.url.utf8.prefix(Self.wholeCharacters(of: record.url, atMost: 0xFFFF)))
  }
}

extension ByteWriter {
  /// How many bytes the characters take that lie within the first `limit` bytes.
  private static func wholeCharacters(of text: String, atMost limit: Int) -> Int {
    let bytes = text.utf8
    guard var end = bytes.index(bytes.startIndex, offsetBy: limit, limitedBy: bytes.endIndex) else {
      return bytes.count
    }
    while end > bytes.startIndex, end < bytes.endIndex, bytes[end] & 0xC0 == 0x80 { end = bytes.index(before: end) }
    return bytes.distance(from: bytes.startIndex, to: end)
  }
}

extension ByteReader {
  mutating func root() throws(RecordError) -> ClusterRoot {
    ClusterRoot(article: try reference(), revision: try number(bytes: 8))
  }

  /// Reads an article without its order and its keys.
  mutating func article(of order: ArticleOrder) throws(RecordError) -> ArticleRecord {
    let profile = try profile(of: order)
    let flags = try byte()
    let reason = UniqueReason(rawValue: flags >> 1)
    guard flags >> 1 == 0 || reason != nil else { throw .invalid("reason \(flags >> 1)") }
    guard let url = String(validating: try counted(), as: UTF8.self) else { throw .invalid("URL is not UTF-8") }
    return ArticleRecord(profile: profile, url: url, truncated: flags & 1 == 1, reason: reason, keys: [])
  }
}
