import Glibc

/// "Normalize newlines" (Infra standard): CR LF and CR become LF.
enum LineEnds {
  /// Normalizes the bytes in place.
  static func normalize(_ bytes: inout [UInt8]) {
    let count = bytes.withUnsafeMutableBufferPointer { memory -> Int in
      guard let base = memory.baseAddress, let first = memchr(base, 0x0D, memory.count) else { return memory.count }
      var read = UnsafeMutableRawPointer(first) - UnsafeMutableRawPointer(base)
      var write = read
      // Each round: a CR at `read`, then the stretch up to the next one.
      while read < memory.count {
        memory[write] = 0x0A
        write += 1
        read += read + 1 < memory.count && memory[read + 1] == 0x0A ? 2 : 1
        guard read < memory.count else { break }
        let next = memchr(base + read, 0x0D, memory.count - read)
        let end = next.map { UnsafeMutableRawPointer($0) - UnsafeMutableRawPointer(base) } ?? memory.count
        memmove(base + write, base + read, end - read)
        write += end - read
        read = end
      }
      return write
    }
    bytes.removeLast(bytes.count - count)
  }
}
