import CZlib

/// A streaming reader of gzip (RFC 1952), zlib (RFC 1950) and bare deflate (RFC 1951) data, several members in a row
/// included.
///
/// It asks for no more memory than its window and what the caller lets it write.
public final class Gunzip: Unpacker {
  private var stream = z_stream()
  /// Whether the last member that was begun has ended: false after a cut in the middle of one.
  public private(set) var isAtEnd = false

  /// Makes a reader of gzip and zlib data, whichever the header says.
  public convenience init() {
    self.init(windowBits: 15 + 32)
  }

  /// Makes a reader of bare deflate data, which has no header and no checksum.
  static func bare() -> Gunzip { Gunzip(windowBits: -15) }

  private init(windowBits: Int32) {
    let status = inflateInit2_(&stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib could not allocate its window")
  }

  deinit {
    inflateEnd(&stream)
  }

  /// Unpacks until the input is used up, the output is full, or a member ends.
  ///
  /// - Returns: bytes read and bytes written. Both zero means that more input is needed.
  /// - Throws: ``EncodingError/corrupt(_:)``.
  public func unpack(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) throws(EncodingError) -> (read: Int, written: Int) {
    if isAtEnd, !input.isEmpty {
      inflateReset(&stream)
      isAtEnd = false
    }
    let inputCount = min(input.count, Int(UInt32.max))
    let outputCount = min(output.count, Int(UInt32.max))
    stream.next_in = UnsafeMutablePointer(mutating: input.bindMemory(to: UInt8.self).baseAddress)
    stream.avail_in = UInt32(inputCount)
    stream.next_out = output.bindMemory(to: UInt8.self).baseAddress
    stream.avail_out = UInt32(outputCount)
    defer {
      stream.next_in = nil
      stream.next_out = nil
    }
    let status = inflate(&stream, Z_NO_FLUSH)
    switch status {
    case Z_STREAM_END: isAtEnd = true
    case Z_OK, Z_BUF_ERROR: break
    default: throw .corrupt(stream.msg.map { String(cString: $0) } ?? "zlib error \(status)")
    }
    return (inputCount - Int(stream.avail_in), outputCount - Int(stream.avail_out))
  }
}
