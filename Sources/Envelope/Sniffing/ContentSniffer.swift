/// Tells bytes that can be a page from those that cannot, whatever they were said to be.
///
/// By the WHATWG MIME Sniffing standard (mimesniff.spec.whatwg.org, sections 6 and 7), with two differences. Scraped pages
/// have stray control characters: only a share of them that no text has makes bytes binary. And samples from all over the
/// bytes are looked at, not their beginning alone.
public enum ContentSniffer {
  /// Bytes at the beginning that are looked at as a whole.
  private static let head = 2_048
  /// Samples of what comes after the head, evenly spread.
  private static let samples = 24
  private static let sampleSize = 256

  /// What bytes were taken for, where that is no text: a media type, or words for people; nil for text.
  ///
  /// - Parameter charset: The label that came with the bytes: those of UTF-16 have control characters of their own.
  public static func kindOfNoText(_ bytes: [UInt8], charset: String? = nil) -> String? {
    if isUTF16(bytes, charset) { return nil }
    let isBinary = isBinary(bytes)
    if let kind = MagicNumber.kind(of: bytes, isBinary: isBinary) { return kind }
    if isBinary { return "binary data" }
    return SourceCode.kind(of: bytes)
  }

  /// Whether bytes have more control characters than text has: more than 1.6 % of the first 2 KiB, or of samples of the
  /// rest. Compressed and encrypted data have 10 %.
  static func isBinary(_ bytes: [UInt8]) -> Bool {
    if isUTF16(bytes, nil) { return false }
    return bytes.withUnsafeBytes { all in
      // Some servers fill pages up with zero bytes.
      var count = all.count
      while count > 0, all[count - 1] == 0 { count -= 1 }
      if count == 0 { return all.count > 0 }
      let bytes = UnsafeRawBufferPointer(rebasing: all[..<count])
      let start = controls(bytes, 0..<min(head, count))
      if isTooMany(start, of: min(head, count)) { return true }
      guard count > head else { return false }
      let step = max(sampleSize, (count - head) / samples)
      var (found, seen) = (0, 0)
      for position in stride(from: head, to: count, by: step) {
        let end = min(position + sampleSize, count)
        found += controls(bytes, position..<end)
        seen += end - position
      }
      return isTooMany(found, of: seen)
    }
  }

  /// Whether all bytes are ASCII and none is a control character.
  static func isPlainASCII(_ bytes: [UInt8]) -> Bool {
    !bytes.contains { $0 >= 0x80 } && !isBinary(bytes)
  }

  private static func isTooMany(_ controls: Int, of count: Int) -> Bool {
    controls >= 3 && controls * 64 > count
  }

  /// How many bytes are "binary data bytes": control characters but tab, line feed, form feed, carriage return and escape.
  private static func controls(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    var count = 0
    var position = range.lowerBound
    while position < range.upperBound {
      if position + 8 <= range.upperBound {
        let word = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
        // No byte below 0x20.
        if (word &- ones &* 0x20) & ~word & (ones &* 0x80) == 0 {
          position += 8
          continue
        }
      }
      for byte in bytes[position..<min(position + 8, range.upperBound)] where isControl(byte) { count += 1 }
      position += 8
    }
    return count
  }

  private static func isControl(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0C && byte != 0x0D && byte != 0x1B
  }

  /// Whether bytes are UTF-16: by their byte-order mark, their label, or by zeros at every other place.
  private static func isUTF16(_ bytes: [UInt8], _ charset: String?) -> Bool {
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) { return true }
    if let charset, charset.utf8.count <= 64, charset.lowercased().hasPrefix("utf-16") { return true }
    let sample = bytes.prefix(1_024)
    guard sample.count >= 4, sample.contains(0) else { return false }
    var (even, odd) = (0, 0)
    for offset in sample.indices where sample[offset] == 0 {
      if offset % 2 == 0 { even += 1 } else { odd += 1 }
    }
    let half = sample.count / 2
    return odd > half * 3 / 4 && even < half / 4 || even > half * 3 / 4 && odd < half / 4
  }
}
