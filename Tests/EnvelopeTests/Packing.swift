import CZlib
import CZstd
import Foundation

/// The other direction of what the module reads.
enum Packing {
  static func gzip(_ bytes: [UInt8]) -> [UInt8] { pack(bytes, windowBits: 15 + 16) }

  static func zlib(_ bytes: [UInt8]) -> [UInt8] { pack(bytes, windowBits: 15) }

  /// Bare deflate data.
  static func deflate(_ bytes: [UInt8]) -> [UInt8] { pack(bytes, windowBits: -15) }

  /// What Brotli makes of ``brotliText``, written once: the encoder is no library of ours.
  static let brotli = Array(
    Data(
      base64Encoded: """
        GxIBGIzUUY3b2UxdiuiJVyVgsjWwv7mMH25lOwCgBi9swIF7GDA+yAZ4a0DRpJjfuWvExv6fifgPNCQqDnN3xzCzDYGhOQ7GFlJQ\
        6D+axQrBNgeRGnEPSQFZcPxqSMHSYg1vn8vMFl0LFd40QboXegQl2XR3osocVIgi0T6FQdeEm6Qs1WhQ1oWKRMU9WCAL3tDW
        """)!)

  static let brotliText = Array(
    (String(
      repeating: "Die Brücke über den Fluss bleibt bis Freitag gesperrt, teilte die Stadt am Montag mit. ", count: 2)
      + "Umleitungen sind ausgeschildert, Busse halten an der Post, und Radfahrer nehmen den Steg am Wehr.").utf8)

  private static func pack(_ bytes: [UInt8], windowBits: Int32) -> [UInt8] {
    var stream = z_stream()
    deflateInit2_(
      &stream, 6, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    defer { deflateEnd(&stream) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: bytes.count + 1024)
    let count = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        CZlib.deflate(&stream, Z_FINISH)
        return target.count - Int(stream.avail_out)
      }
    }
    return Array(output.prefix(count))
  }

  static func zstd(_ bytes: [UInt8]) -> [UInt8] {
    var output = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count))
    let count = ZSTD_compress(&output, output.count, bytes, bytes.count, 3)
    return Array(output.prefix(count))
  }
}
