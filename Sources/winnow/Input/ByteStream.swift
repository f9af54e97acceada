import Envelope
import Foundation

/// A file or standard input, read in pieces; gzip is noticed by its first bytes and undone.
final class ByteStream {
  /// The name for messages.
  let name: String
  /// When the file was last changed; now for what is no plain file.
  let modified: Timestamp
  /// The file's size in bytes, where it is a plain file.
  let size: Int?
  /// Bytes read from the file so far, before unpacking.
  private(set) var position = 0

  private let descriptor: Int32
  private var gunzip: Gunzip?
  private var packed = [UInt8](repeating: 0, count: 65_536)
  private var packedRange = 0..<0
  private var isAtEnd = false

  /// Opens a path; `-` is standard input.
  ///
  /// - Throws: ``Failure`` with the code noInput.
  init(path: String) throws(Failure) {
    name = path
    descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(.noInput, "\(path): \(String(cString: strerror(errno)))") }
    var status = stat()
    fstat(descriptor, &status)
    guard status.st_mode & S_IFMT != S_IFDIR else { throw Failure(.noInput, "\(path) is a folder") }
    let isPlain = status.st_mode & S_IFMT == S_IFREG
    size = isPlain ? Int(status.st_size) : nil
    modified =
      isPlain
      ? Timestamp(milliseconds: Int64(status.st_mtim.tv_sec) * 1_000 + Int64(status.st_mtim.tv_nsec) / 1_000_000) : .now
    while packedRange.count < 2, !isAtEnd { try refill() }
    if packed[packedRange].starts(with: [0x1F, 0x8B]) { gunzip = Gunzip() }
  }

  deinit {
    if descriptor != STDIN_FILENO { close(descriptor) }
  }

  /// Reads at least one byte, or none at the end.
  ///
  /// - Throws: ``Failure`` where reading fails or the gzip data is broken.
  func read(atMost count: Int = 65_536) throws(Failure) -> [UInt8] {
    guard let gunzip else {
      if packedRange.isEmpty { try refill() }
      let taken = packedRange.prefix(count)
      packedRange = taken.endIndex..<packedRange.upperBound
      return Array(packed[taken.startIndex..<taken.endIndex])
    }
    var output = [UInt8](repeating: 0, count: count)
    while true {
      if packedRange.isEmpty, !isAtEnd { try refill() }
      // Padding after the last member.
      if gunzip.isAtEnd, packed[packedRange].allSatisfy({ $0 == 0 }) {
        packedRange = packedRange.upperBound..<packedRange.upperBound
        if isAtEnd { return [] }
        continue
      }
      let step: (read: Int, written: Int)
      do {
        step = try packed.withUnsafeBytes { input in
          try output.withUnsafeMutableBytes {
            try gunzip.unpack(UnsafeRawBufferPointer(rebasing: input[packedRange]), into: $0)
          }
        }
      } catch {
        throw Failure(.data, "\(name) is broken gzip: \(error)")
      }
      packedRange = (packedRange.lowerBound + step.read)..<packedRange.upperBound
      if step.written > 0 { return Array(output.prefix(step.written)) }
      if isAtEnd, packedRange.isEmpty, step.read == 0 {
        guard gunzip.isAtEnd else { throw Failure(.data, "\(name) ends in the middle of its gzip data") }
        return []
      }
    }
  }

  private func refill() throws(Failure) {
    let kept = packedRange.count
    packed.withUnsafeMutableBytes { bytes in
      bytes.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[packedRange]))
    }
    var count: Int
    repeat {
      count = packed.withUnsafeMutableBytes {
        Foundation.read(descriptor, $0.baseAddress! + kept, $0.count - kept)
      }
    } while count < 0 && errno == EINTR
    guard count >= 0 else { throw Failure(.inputOutput, "\(name): \(String(cString: strerror(errno)))") }
    position += count
    if count == 0 { isAtEnd = true }
    packedRange = 0..<(kept + count)
  }
}
