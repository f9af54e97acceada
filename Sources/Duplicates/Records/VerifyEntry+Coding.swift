extension VerifyEntry {
  /// The entry's bytes: kind, then the fields in the order of the case.
  package var encoded: [UInt8] {
    var writer = ByteWriter(reserving: 128)
    switch self {
    case .article(let record):
      writer.byte(EntryKind.article.rawValue)
      writer.order(record.profile.order)
      writer.article(record)
      writer.keys(record.keys)
    case .candidates(let list):
      writer.reserve(64 + 31 * list.near.count)
      writer.byte(EntryKind.candidates.rawValue)
      writer.order(list.later)
      writer.byte(list.exact == nil ? 0 : 1)
      if let exact = list.exact { writer.order(exact) }
      writer.number(UInt64(list.near.count), bytes: 2)
      writer.candidates(list.near)
    case .request(let later, let earlier):
      writer.reserve(1_600 + 16 * earlier.count)
      writer.request(of: later)
      writer.named(earlier[...])
    case .matches(let later, let found):
      writer.reserve(32 + 54 * found.count)
      writer.byte(EntryKind.matches.rawValue)
      writer.reference(later)
      writer.number(UInt64(found.count), bytes: 2)
      for match in found { writer.found(match) }
    case .bound(let article, let key, let last):
      writer.byte(EntryKind.bound.rawValue)
      writer.reference(article)
      writer.byte(key)
      writer.order(last)
    case .follow(let earlier, let later, let revision):
      writer.byte(EntryKind.follow.rawValue)
      writer.reference(earlier)
      writer.reference(later)
      writer.number(revision, bytes: 8)
    case .root(let later, let earlier, let root):
      writer.byte(EntryKind.root.rawValue)
      writer.reference(later)
      writer.reference(earlier)
      writer.root(root)
    case .settled(let offset):
      writer.byte(EntryKind.settled.rawValue)
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
    case .candidates: self = .candidates(try reader.candidates())
    case .request:
      let later = try reader.profile()
      var earlier: [ArticleReference] = []
      for _ in 0..<(try reader.named()) { earlier.append(try reader.reference()) }
      self = .request(later: later, earlier: earlier)
    case .matches:
      let later = try reader.reference()
      var found: [FoundMatch] = []
      for _ in 0..<(try reader.named()) { found.append(try reader.found()) }
      self = .matches(later: later, found)
    case .bound:
      let article = try reader.reference()
      let key = try reader.byte()
      guard key < 64 else { throw .invalid("key ordinal \(key)") }
      self = .bound(article: article, key: key, last: try reader.order())
    case .follow:
      self = .follow(
        earlier: try reader.reference(), later: try reader.reference(), revision: try reader.number(bytes: 8))
    case .root:
      self = .root(later: try reader.reference(), earlier: try reader.reference(), root: try reader.root())
    case .settled:
      self = .settled(through: Int64(bitPattern: try reader.number(bytes: 8)))
    }
  }

  /// Reads a record's value.
  /// - Throws: ``RecordError`` for any bytes that are no block of this topic and specVersion.
  package static func entries(in value: [UInt8], specVersion: UInt16) throws(RecordError) -> [VerifyEntry] {
    try Block.entries(in: value, of: .verify, specVersion: specVersion) { reader throws(RecordError) in
      try VerifyEntry(from: &reader)
    }
  }

  /// Reads the bytes of one entry.
  package init(decoding bytes: [UInt8]) throws(RecordError) {
    var reader = ByteReader(bytes)
    try self.init(from: &reader)
    try reader.end()
  }
}

extension ByteWriter {
  /// Writes a request but for what is asked for.
  mutating func request(of later: Profile) {
    byte(EntryKind.request.rawValue)
    profile(later)
  }

  /// Writes what a request asks for.
  mutating func named(_ articles: ArraySlice<ArticleReference>) {
    number(UInt64(articles.count), bytes: 2)
    for article in articles { reference(article) }
  }

  /// Writes candidates one after the other, each its order and its set of keys. Of one more of many near copies there are
  /// thousands, hence in one piece.
  mutating func candidates(_ candidates: [Candidate]) {
    append(atMost: 31 * candidates.count + 8) { bytes in
      var at = 0
      func put(_ word: UInt64, _ count: Int) {
        bytes.storeBytes(of: word.bigEndian, toByteOffset: at, as: UInt64.self)
        at += count
      }
      for candidate in candidates {
        let (high, low) = (candidate.order.article.high, candidate.order.article.low)
        put(Self.bits(of: candidate.order.time) << 16, 6)
        put(high, 8)
        put(low, 8)
        if candidate.keys.nonzeroBitCount == 1 {
          put(UInt64(candidate.keys.trailingZeroBitCount) << 56, 1)
        } else {
          put(64 << 56, 1)
          put(candidate.keys, 8)
        }
      }
      return at
    }
  }

  mutating func root(_ root: ClusterRoot) {
    reference(root.article)
    number(root.revision, bytes: 8)
  }

  /// Writes a set of keys: the number of a single one (1), or 64 and all bits (9).
  mutating func keySet(_ keys: UInt64) {
    if keys.nonzeroBitCount == 1 {
      byte(UInt8(keys.trailingZeroBitCount))
    } else {
      byte(64)
      number(keys, bytes: 8)
    }
  }

  /// Writes a match: order, match, root.
  mutating func found(_ found: FoundMatch) {
    order(found.earlier)
    match(found.match)
    root(found.root, of: found.earlier.article)
  }

  /// Writes the root of an article: a byte where it is the article itself and always was.
  mutating func root(_ root: ClusterRoot, of article: ArticleReference) {
    let isFirst = root == ClusterRoot(of: article)
    byte(isFirst ? 0 : 1)
    if !isFirst { self.root(root) }
  }
}

extension ByteReader {
  mutating func root() throws(RecordError) -> ClusterRoot {
    ClusterRoot(article: try reference(), revision: try number(bytes: 8))
  }

  mutating func keySet() throws(RecordError) -> UInt64 {
    let first = try byte()
    if first < 64 { return 1 << UInt64(first) }
    let keys = try number(bytes: 8)
    guard first == 64, keys.nonzeroBitCount != 1 else { throw .invalid("set of keys") }
    return keys
  }

  mutating func found() throws(RecordError) -> FoundMatch {
    let earlier = try order()
    return FoundMatch(earlier: earlier, match: try match(), root: try root(of: earlier.article))
  }

  mutating func root(of article: ArticleReference) throws(RecordError) -> ClusterRoot {
    let first = ClusterRoot(of: article)
    if try flag() == false { return first }
    let root = try root()
    guard root != first else { throw .invalid("root that needs no words") }
    return root
  }

  /// Reads a byte that is 0 or 1.
  mutating func flag() throws(RecordError) -> Bool {
    let value = try byte()
    guard value < 2 else { throw .invalid("flag \(value)") }
    return value == 1
  }

  /// Reads how many articles an entry names.
  mutating func named() throws(RecordError) -> Int {
    let count = Int(try number(bytes: 2))
    guard count <= VerifyEntry.mostNamed else { throw .invalid("\(count) articles in one entry") }
    return count
  }

  mutating func candidates() throws(RecordError) -> CandidateList {
    let later = try order()
    let exact = try flag() ? try order() : nil
    let count = try named()
    var near: [Candidate] = []
    near.reserveCapacity(count)
    readCandidates(count, into: &near)
    while near.count < count {
      let candidate = Candidate(order: try order(), keys: try keySet())
      if let last = near.last, last.order >= candidate.order { throw .invalid("candidates out of order") }
      near.append(candidate)
    }
    return CandidateList(later: later, exact: exact, near: near)
  }
}
