/// Bytes that grow by doubling up to a limit, written by C functions.
struct OutputBuffer {
  private var bytes: [UInt8]
  private let limit: Int
  /// Bytes written so far.
  private(set) var count = 0

  /// Makes a buffer that starts at a likely size. It may hold one byte more than the limit, to notice an excess.
  init(packedCount: Int, limit: Int) {
    self.limit = limit
    bytes = [UInt8](repeating: 0, count: min(limit, max(4096, packedCount * 4)) + 1)
  }

  /// Makes sure that at least one byte can be written.
  mutating func makeRoom() throws(EncodingError) {
    guard count <= limit else { throw .tooLarge(limit: limit) }
    if count == bytes.count {
      bytes.append(contentsOf: repeatElement(0, count: min(limit + 1 - count, max(1, count))))
    }
  }

  /// Lets a function write, and returns how many bytes it read.
  mutating func write(
    _ body: (UnsafeMutableRawBufferPointer) throws(EncodingError) -> (read: Int, written: Int)
  ) throws(EncodingError) -> Int {
    let start = count
    // Array's own closures do not keep the type of what they throw.
    let (read, written) = try bytes.withUnsafeMutableBytes { all in
      Result { () throws(EncodingError) in try body(UnsafeMutableRawBufferPointer(rebasing: all[start...])) }
    }.get()
    count += written
    if count > limit { throw .tooLarge(limit: limit) }
    return read
  }

  /// The bytes written.
  consuming func finish() -> [UInt8] {
    bytes.removeLast(bytes.count - count)
    return bytes
  }
}
