/// Bytes as they were stored, which may be packed whether or not that was said, and may not be although it was said:
/// crawlers keep the header of a body that they have unpacked, and store bodies without their header.
enum PackedBytes {
  /// How often bytes may be packed one time over the other.
  private static let layers = 4

  /// Undoes what the bytes show they are packed in, and what they were said to be packed in where they are no text as
  /// they are.
  ///
  /// - Parameters:
  ///   - said: The content-encoding that came with the bytes; empty where there was none.
  ///   - limit: The most bytes of the result, and of each layer.
  /// - Throws: ``EncodingError``. Bytes without a mark that are not in the encoding that was said are no error: they are
  ///   given as they are.
  static func unpack(_ bytes: [UInt8], said: String, limit: Int) throws(EncodingError) -> [UInt8] {
    var said = said.isEmpty ? [] : try ContentEncoding.list(said)
    guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
    var bytes = bytes
    for _ in 0..<layers {
      if let encoding = ContentEncoding(markOf: bytes) {
        bytes = try encoding.unpack(bytes, limit: limit)
        if said.last == encoding || said.last == .deflate { said.removeLast() }
      } else if let (encoding, unpacked) = try unmarked(bytes, said: said.last, limit: limit) {
        bytes = unpacked
        if said.last == encoding { said.removeLast() }
      } else {
        break
      }
    }
    return bytes
  }

  /// Undoes an encoding that has no mark. What was not said counts only where the whole of the bytes is in it and text
  /// comes out.
  private static func unmarked(
    _ bytes: [UInt8], said: ContentEncoding?, limit: Int
  ) throws(EncodingError) -> (ContentEncoding, [UInt8])? {
    guard ContentSniffer.isBinary(bytes) || said != nil && !ContentSniffer.isPlainASCII(bytes) else { return nil }
    for encoding in [ContentEncoding.brotli, .deflate] {
      do {
        let unpacked = try encoding.unpack(bytes, limit: limit)
        if !unpacked.isEmpty, !ContentSniffer.isBinary(unpacked) || ContentEncoding(markOf: unpacked) != nil {
          return (encoding, unpacked)
        }
      } catch .tooLarge(let limit) where encoding == said {
        throw .tooLarge(limit: limit)
      } catch {
        // It was not in that encoding.
      }
    }
    return nil
  }
}
