/// An encoding that the bytes of a page can be packed in, named as in HTTP's content-encoding.
public enum ContentEncoding: Hashable, Sendable {
  /// gzip or zlib: one reader takes both.
  case gzip
  /// Bare deflate data, which many servers send under the name "deflate" where zlib is meant.
  case deflate
  /// Zstandard, RFC 8878.
  case zstd
  /// Brotli, RFC 7932.
  case brotli

  /// The encodings that a content-encoding value lists, in the order in which they were applied.
  ///
  /// Names are looked up without regard to case; "identity" and empty elements stand for nothing.
  /// - Throws: ``EncodingError/unknown(_:)``, also for a list that is longer than any real one.
  public static func list(_ value: String) throws(EncodingError) -> [ContentEncoding] {
    guard value.utf8.count <= longestList else { throw .unknown(String(value.prefix(40))) }
    var encodings: [ContentEncoding] = []
    for element in value.split(separator: ",") {
      switch String(element).trimmingSpaces().lowercased() {
      case "", "identity", "none": continue
      case "gzip", "x-gzip": encodings.append(.gzip)
      case "deflate": encodings.append(.deflate)
      case "zstd": encodings.append(.zstd)
      case "br": encodings.append(.brotli)
      case let name: throw .unknown(name)
      }
    }
    return encodings
  }

  /// Bytes of a content-encoding value: a dozen encodings, one over the other.
  private static let longestList = 128

  /// The encoding that bytes say they are in: by the first bytes of gzip, zlib and zstd data.
  ///
  /// Bare deflate and Brotli have no mark. Those of zlib are two bytes that text may begin with as well: they count only
  /// where what follows is no text.
  public init?(markOf bytes: [UInt8]) {
    if bytes.starts(with: [0x1F, 0x8B, 0x08]) {
      self = .gzip
    } else if bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
      self = .zstd
    } else if bytes.count > 2, bytes[0] == 0x78, (Int(bytes[0]) << 8 | Int(bytes[1])) % 31 == 0,
      ContentSniffer.isBinary(bytes)
    {
      self = .gzip
    } else {
      return nil
    }
  }

  /// Unpacks bytes, stopping as soon as the result would exceed a limit.
  ///
  /// Takes time and memory in proportion to the smaller of the unpacked size and the limit.
  /// - Throws: ``EncodingError``.
  public func unpack(_ bytes: [UInt8], limit: Int) throws(EncodingError) -> [UInt8] {
    guard !bytes.isEmpty else { throw .corrupt("has no bytes") }
    let unpacker: any Unpacker =
      switch self {
      case .gzip: Gunzip()
      case .deflate: Gunzip.bare()
      case .zstd: Unzstd()
      case .brotli: Unbrotli()
      }
    return try unpacker.unpackAll(bytes, limit: limit)
  }
}
