/// What a page says about its own encoding (HTML standard, 13.2.3.2, "prescan a byte stream to determine its encoding").
struct EncodingSniffer {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var offset = 0

  /// The encoding of the byte-order mark that the bytes begin with.
  static func byteOrderMark(_ bytes: UnsafeBufferPointer<UInt8>) -> (encoding: Encoding, length: Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BE, 2) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LE, 2) }
    return nil
  }

  /// The encoding that markup in the first 1,024 bytes names.
  static func prescan(_ bytes: UnsafeBufferPointer<UInt8>) -> Encoding? {
    var sniffer = EncodingSniffer(bytes: UnsafeBufferPointer(rebasing: bytes.prefix(1024)))
    return sniffer.scan() ?? sniffer.xmlEncoding()
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The byte at an offset, 0 after the end.
  private func byte(_ offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  private func has(_ text: StaticString, at offset: Int) -> Bool {
    guard bytes.count - offset >= text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { text in
      text.indices.allSatisfy { lowercaseASCII(bytes[offset + $0]) == text[$0] }
    }
  }

  private mutating func scan() -> Encoding? {
    if bytes.starts(with: [0x3C, 0, 0x3F, 0, 0x78, 0]) { return .utf16LE }
    if bytes.starts(with: [0, 0x3C, 0, 0x3F, 0, 0x78]) { return .utf16BE }
    while offset < bytes.count {
      guard bytes[offset] == 0x3C else {
        offset += 1
        continue
      }
      let next = byte(offset + 1)
      if has("<!--", at: offset) {
        skipComment()
      } else if has("<meta", at: offset), isSpace(byte(offset + 5)) || byte(offset + 5) == 0x2F {
        offset += 5
        if let encoding = meta() { return encoding }
      } else if isLetter(next) || next == 0x2F && isLetter(byte(offset + 2)) {
        while offset < bytes.count, !isSpace(bytes[offset]), bytes[offset] != 0x3E { offset += 1 }
        while attribute() != nil {}
      } else if next == 0x21 || next == 0x2F || next == 0x3F {
        while offset < bytes.count, bytes[offset] != 0x3E { offset += 1 }
      } else {
        offset += 1
      }
    }
    return nil
  }

  private mutating func skipComment() {
    // The two dashes of `<!--` may be those of `-->`.
    offset += 2
    while offset < bytes.count, !has("-->", at: offset) { offset += 1 }
    offset += 3
  }

  private mutating func meta() -> Encoding? {
    var names: Set<[UInt8]> = []
    var gotPragma = false
    var needsPragma: Bool?
    var encoding: Encoding?
    while let attribute = attribute() {
      guard names.insert(attribute.name).inserted else { continue }
      switch String(decoding: attribute.name, as: UTF8.self) {
      case "http-equiv": if attribute.value.elementsEqual("content-type".utf8) { gotPragma = true }
      case "content":
        if encoding == nil, let found = Self.encoding(inContent: attribute.value) {
          encoding = found
          needsPragma = true
        }
      case "charset":
        encoding = Encoding.named(attribute.value)
        needsPragma = false
      default: break
      }
    }
    // A tag that the first bytes do not hold to its end counts for nothing.
    guard offset < bytes.count, let needsPragma, !needsPragma || gotPragma, let encoding else { return nil }
    switch encoding {
    case .utf16BE, .utf16LE: return .utf8
    case .userDefined: return .windows1252
    default: return encoding
    }
  }

  /// "Get an attribute": names and values in lower case.
  private mutating func attribute() -> (name: [UInt8], value: [UInt8])? {
    while isSpace(byte(offset)) || byte(offset) == 0x2F { offset += 1 }
    guard offset < bytes.count, bytes[offset] != 0x3E else { return nil }
    var name: [UInt8] = []
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == 0x3D, !name.isEmpty { break }
      if isSpace(byte) || byte == 0x2F || byte == 0x3E { break }
      name.append(lowercaseASCII(byte))
      offset += 1
    }
    while isSpace(byte(offset)) { offset += 1 }
    guard byte(offset) == 0x3D else { return (name, []) }
    offset += 1
    while isSpace(byte(offset)) { offset += 1 }
    var value: [UInt8] = []
    let quote = byte(offset)
    if quote == 0x22 || quote == 0x27 {
      offset += 1
      while offset < bytes.count, bytes[offset] != quote {
        value.append(lowercaseASCII(bytes[offset]))
        offset += 1
      }
      offset += 1
    } else {
      while offset < bytes.count, !isSpace(bytes[offset]), bytes[offset] != 0x3E {
        value.append(lowercaseASCII(bytes[offset]))
        offset += 1
      }
    }
    return (name, value)
  }

  /// "Extracting a character encoding from a meta element": the charset of a Content-Type.
  static func encoding(inContent value: [UInt8]) -> Encoding? {
    let word = Array("charset".utf8)
    var offset = 0
    while offset + word.count < value.count {
      guard value[offset..<(offset + word.count)].elementsEqual(word) else {
        offset += 1
        continue
      }
      offset += word.count
      while offset < value.count, isSpace(value[offset]) { offset += 1 }
      guard offset < value.count, value[offset] == 0x3D else { continue }
      offset += 1
      while offset < value.count, isSpace(value[offset]) { offset += 1 }
      guard offset < value.count else { return nil }
      let quote = value[offset]
      if quote == 0x22 || quote == 0x27 {
        let rest = value[(offset + 1)...]
        guard let end = rest.firstIndex(of: quote) else { return nil }
        return Encoding.named(rest[..<end])
      }
      return Encoding.named(value[offset...].prefix { !isSpace($0) && $0 != 0x3B })
    }
    return nil
  }

  /// "Get an XML encoding": that of an XML declaration.
  private func xmlEncoding() -> Encoding? {
    guard has("<?xml", at: 0), let end = bytes.firstIndex(of: 0x3E) else { return nil }
    guard var position = (5..<max(end, 5)).first(where: { has("encoding", at: $0) }) else { return nil }
    position += 8
    while byte(position) <= 0x20, position < end { position += 1 }
    guard byte(position) == 0x3D else { return nil }
    position += 1
    while byte(position) <= 0x20, position < end { position += 1 }
    let quote = byte(position)
    guard quote == 0x22 || quote == 0x27 else { return nil }
    let rest = bytes[(position + 1)...]
    guard let close = rest.firstIndex(of: quote), let encoding = Encoding.named(rest[..<close]) else { return nil }
    return encoding == .utf16BE || encoding == .utf16LE ? .utf8 : encoding
  }
}
