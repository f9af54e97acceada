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

  /// Bytes that a call gives at most.
  static let piece = 1 << 18
  /// The most bytes that a file may unpack to: a multiple of its own and some more. Text packs to a twentieth at best.
  private static func mostUnpacked(of packed: Int) -> Int { 48 << 20 + 24 * packed }

  private let descriptor: Int32
  private var gunzip: Gunzip?
  private var unpacked = 0
  private var packed = [UInt8](repeating: 0, count: piece)
  private var packedRange = 0..<0
  private var isAtEnd = false

  /// Opens a path; `-` is standard input.
  ///
  /// - Throws: ``Failure`` with the code noInput.
  init(path: String) throws(Failure) {
    name = path == "-" ? "stdin" : path
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

  /// Reads the next piece into `output`, in place of what was there: nothing at the end.
  ///
  /// - Throws: ``Failure`` where reading fails, or with the code data where the gzip data is broken; see
  ///   ``resynchronise()``.
  func read(into output: inout [UInt8]) throws(Failure) {
    output.removeAll(keepingCapacity: true)
    guard let gunzip else {
      if packedRange.isEmpty { try refill() }
      output.append(contentsOf: packed[packedRange])
      packedRange = 0..<0
      return
    }
    while output.isEmpty {
      if packedRange.isEmpty, !isAtEnd { try refill() }
      // Padding after the last member.
      if gunzip.isAtEnd, packed[packedRange].allSatisfy({ $0 == 0 }) {
        packedRange = 0..<0
        if isAtEnd { return }
        continue
      }
      let read = try unpack(into: &output, gunzip)
      if isAtEnd, packedRange.isEmpty, output.isEmpty, read == 0 {
        guard gunzip.isAtEnd else { throw Failure(.data, "\(name) ends in the middle of its gzip data") }
        return
      }
    }
  }

  private func unpack(into output: inout [UInt8], _ gunzip: Gunzip) throws(Failure) -> Int {
    var step = (read: 0, written: 0)
    var problem: EncodingError?
    output.reserveCapacity(Self.piece)
    output = [UInt8](unsafeUninitializedCapacity: Self.piece) { target, count in
      do throws(EncodingError) {
        step = try packed.withUnsafeBytes { input in
          Result { () throws(EncodingError) in
            try gunzip.unpack(
              UnsafeRawBufferPointer(rebasing: input[packedRange]), into: UnsafeMutableRawBufferPointer(target))
          }
        }.get()
      } catch {
        problem = error
      }
      count = step.written
    }
    if let problem { throw Failure(.data, "\(name) is broken gzip: \(problem)") }
    packedRange = (packedRange.lowerBound + step.read)..<packedRange.upperBound
    unpacked += step.written
    guard unpacked <= Self.mostUnpacked(of: position) else {
      packedRange = 0..<0
      isAtEnd = true
      self.gunzip = nil
      throw Failure(.data, "\(name) unpacks to more than \(unpacked / max(1, position)) times its size: no text does")
    }
    return step.read
  }

  /// After broken gzip data: goes on at the next place that looks like the beginning of a member.
  ///
  /// - Returns: Whether there is one.
  func resynchronise() throws(Failure) -> Bool {
    guard gunzip != nil else { return false }
    packedRange = min(packedRange.lowerBound + 1, packedRange.upperBound)..<packedRange.upperBound
    while true {
      var index = packedRange.lowerBound
      while index + 3 < packedRange.upperBound {
        // Magic number, deflate, and flags of which three are reserved (RFC 1952).
        if packed[index] == 0x1F, packed[index + 1] == 0x8B, packed[index + 2] == 8, packed[index + 3] < 0x20 {
          packedRange = index..<packedRange.upperBound
          gunzip = Gunzip()
          return true
        }
        index += 1
      }
      packedRange = index..<packedRange.upperBound
      if isAtEnd { return false }
      try refill()
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
    guard count >= 0 else {
      isAtEnd = true
      throw Failure(.inputOutput, "\(name): \(String(cString: strerror(errno)))")
    }
    position += count
    if count == 0 { isAtEnd = true }
    packedRange = 0..<(kept + count)
  }
}
