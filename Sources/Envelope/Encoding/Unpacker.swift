/// A streaming reader of packed bytes.
protocol Unpacker: AnyObject {
  /// Whether what was begun has ended, so that the input may end here.
  var isAtEnd: Bool { get }

  /// Unpacks until the input is used up, the output is full, or a part that stands by itself ends.
  ///
  /// - Returns: bytes read and bytes written. Both zero means that more input is needed.
  /// - Throws: ``EncodingError/corrupt(_:)``.
  func unpack(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) throws(EncodingError) -> (read: Int, written: Int)
}

extension Unpacker {
  /// Unpacks bytes as a whole, stopping as soon as the result would exceed a limit. Zero bytes after the end are padding.
  ///
  /// Takes time and memory in proportion to the smaller of the unpacked size and the limit.
  func unpackAll(_ bytes: [UInt8], limit: Int) throws(EncodingError) -> [UInt8] {
    var buffer = OutputBuffer(packedCount: bytes.count, limit: limit)
    var position = 0
    // The last input may be read long before the last output is written.
    while position < bytes.count || !isAtEnd {
      if isAtEnd, position > 0, bytes[position] == 0, bytes[position...].allSatisfy({ $0 == 0 }) { break }
      try buffer.makeRoom()
      let before = buffer.count
      let step = try buffer.write { output throws(EncodingError) in
        try bytes.withUnsafeBytes { input in
          Result { () throws(EncodingError) in
            try unpack(UnsafeRawBufferPointer(rebasing: input[position...]), into: output)
          }
        }.get()
      }
      position += step
      if step == 0, buffer.count == before { throw .corrupt("ends in the middle") }
    }
    return buffer.finish()
  }
}
