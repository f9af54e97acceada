import CBrotli

/// A streaming reader of Brotli data (RFC 7932). Its window is at most 16 MiB: RFC 7932 knows no larger one.
final class Unbrotli: Unpacker {
  private let state: OpaquePointer
  private(set) var isAtEnd = false

  /// Makes a reader.
  init() {
    guard let state = BrotliDecoderCreateInstance(nil, nil, nil) else {
      preconditionFailure("brotli could not allocate a decoder")
    }
    self.state = state
  }

  deinit {
    BrotliDecoderDestroyInstance(state)
  }

  func unpack(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) throws(EncodingError) -> (read: Int, written: Int) {
    // Unlike gzip and zstd, Brotli knows no second part.
    if isAtEnd, !input.isEmpty { throw .corrupt("goes on after its end") }
    var inputLeft = input.count
    var outputLeft = output.count
    var next = input.bindMemory(to: UInt8.self).baseAddress
    var target = output.bindMemory(to: UInt8.self).baseAddress
    switch BrotliDecoderDecompressStream(state, &inputLeft, &next, &outputLeft, &target, nil) {
    case BROTLI_DECODER_RESULT_ERROR:
      let code = BrotliDecoderGetErrorCode(state)
      throw .corrupt(BrotliDecoderErrorString(code).map { String(cString: $0) } ?? "brotli error")
    case BROTLI_DECODER_RESULT_SUCCESS: isAtEnd = true
    default: break
    }
    return (input.count - inputLeft, output.count - outputLeft)
  }
}
