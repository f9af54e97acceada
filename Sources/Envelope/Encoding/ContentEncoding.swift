/// An encoding that the bytes of a page can be packed in, named as in HTTP's content-encoding.
public enum ContentEncoding: Hashable, Sendable {
  /// Not packed.
  case identity
  /// gzip or zlib ("deflate"): one reader takes both.
  case gzip
  /// Zstandard, RFC 8878.
  case zstd

  /// Looks a name up, without regard to case and surrounding spaces.
  ///
  /// - Throws: ``EncodingError/unknown(_:)``.
  public init(named name: String) throws(EncodingError) {
    switch name.trimmingSpaces().lowercased() {
    case "", "identity": self = .identity
    case "gzip", "x-gzip", "deflate": self = .gzip
    case "zstd": self = .zstd
    default: throw .unknown(name)
    }
  }

  /// Whether bytes start the way data in this encoding does.
  public func matches(_ bytes: [UInt8]) -> Bool {
    switch self {
    case .identity: true
    case .gzip: bytes.starts(with: [0x1F, 0x8B])
    case .zstd: bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD])
    }
  }

  /// Unpacks bytes, stopping as soon as the result would exceed a limit.
  ///
  /// Takes time and memory in proportion to the smaller of the unpacked size and the limit.
  /// - Throws: ``EncodingError``.
  public func unpack(_ bytes: [UInt8], limit: Int) throws(EncodingError) -> [UInt8] {
    switch self {
    case .identity:
      guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
      return bytes
    case .gzip:
      return try ContentEncoding.unpackGzip(bytes, limit: limit)
    case .zstd:
      return try ContentEncoding.unpackZstd(bytes, limit: limit)
    }
  }

  private static func unpackGzip(_ bytes: [UInt8], limit: Int) throws(EncodingError) -> [UInt8] {
    let gunzip = Gunzip()
    var buffer = OutputBuffer(packedCount: bytes.count, limit: limit)
    var position = 0
    while position < bytes.count {
      if gunzip.isAtMemberEnd, bytes[position...].allSatisfy({ $0 == 0 }) { break }
      try buffer.makeRoom()
      let step = try buffer.write { output throws(EncodingError) in
        try bytes.withUnsafeBytes { input in
          Result { () throws(EncodingError) in
            try gunzip.unpack(UnsafeRawBufferPointer(rebasing: input[position...]), into: output)
          }
        }.get()
      }
      position += step
    }
    // The last input may be read long before the last output is written.
    while !gunzip.isAtMemberEnd {
      try buffer.makeRoom()
      let before = buffer.count
      _ = try buffer.write { output throws(EncodingError) in
        try gunzip.unpack(UnsafeRawBufferPointer(start: nil, count: 0), into: output)
      }
      if buffer.count == before { throw .corrupt("ends in the middle") }
    }
    return buffer.finish()
  }

  private static func unpackZstd(_ bytes: [UInt8], limit: Int) throws(EncodingError) -> [UInt8] {
    let unzstd = Unzstd()
    var buffer = OutputBuffer(packedCount: bytes.count, limit: limit)
    var position = 0
    while position < bytes.count || !unzstd.isAtFrameEnd {
      try buffer.makeRoom()
      let before = buffer.count
      let step = try buffer.write { output throws(EncodingError) in
        try bytes.withUnsafeBytes { input in
          Result { () throws(EncodingError) in
            try unzstd.unpack(UnsafeRawBufferPointer(rebasing: input[position...]), into: output)
          }
        }.get()
      }
      position += step
      if step == 0, buffer.count == before { throw .corrupt("ends in the middle") }
    }
    return buffer.finish()
  }
}
