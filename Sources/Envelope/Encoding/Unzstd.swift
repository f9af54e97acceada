import CZstd

/// A streaming reader of Zstandard frames (RFC 8878).
final class Unzstd: Unpacker {
  private let context: OpaquePointer
  private(set) var isAtEnd = true

  /// Makes a reader whose window is bounded: a frame may ask for gigabytes otherwise.
  init() {
    guard let context = ZSTD_createDCtx() else { preconditionFailure("zstd could not allocate a context") }
    self.context = context
    ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, 23)  // 8 MiB, what RFC 8878 asks every decoder to support
  }

  deinit {
    ZSTD_freeDCtx(context)
  }

  func unpack(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) throws(EncodingError) -> (read: Int, written: Int) {
    var source = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
    var target = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
    let result = ZSTD_decompressStream(context, &target, &source)
    if ZSTD_isError(result) != 0 { throw .corrupt(String(cString: ZSTD_getErrorName(result))) }
    isAtEnd = result == 0
    return (source.pos, target.pos)
  }
}
