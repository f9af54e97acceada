import Glibc

/// A guess at the encoding of bytes that nothing is known about.
///
/// In this order: UTF-16 by its zero bytes, ISO-2022-JP by its escape sequences, UTF-8 where that is well formed or damaged in a
/// few places only, and otherwise the legacy encoding by which the bytes look most like text: each candidate gets points for
/// letters that are common in its languages and loses some for what does not occur in text (`LegacyScore`). Windows-1252 wins
/// where none is clearly better. The first 64 KiB count.
public enum EncodingGuess {
  private static let sampleSize = 1 << 16

  /// Guesses an encoding.
  public static func guess(_ bytes: [UInt8]) -> Encoding { bytes.withUnsafeBufferPointer { guess($0) } }

  static func guess(_ bytes: UnsafeBufferPointer<UInt8>) -> Encoding {
    let sample = UnsafeBufferPointer(rebasing: bytes.prefix(sampleSize))
    if let encoding = utf16(sample) { return encoding }
    if isISO2022JP(sample) { return .iso2022JP }
    if isUTF8(sample) { return .utf8 }
    return legacy(sample)
  }

  /// Mostly ASCII in UTF-16: nearly every other byte is zero.
  private static func utf16(_ bytes: UnsafeBufferPointer<UInt8>) -> Encoding? {
    guard bytes.count >= 4 else { return nil }
    var zeros = (even: 0, odd: 0)
    for offset in 0..<min(bytes.count, 1024) where bytes[offset] == 0 {
      if offset % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
    }
    let half = min(bytes.count, 1024) / 2
    if zeros.odd > half * 3 / 4, zeros.even < half / 4 { return .utf16LE }
    return zeros.even > half * 3 / 4 && zeros.odd < half / 4 ? .utf16BE : nil
  }

  private static func isISO2022JP(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress, memchr(base, 0x1B, bytes.count) != nil else { return false }
    var found = false
    for offset in bytes.indices {
      if bytes[offset] >= 0x80 { return false }
      if bytes[offset] == 0x1B, offset + 2 < bytes.count, bytes[offset + 1] == 0x24 {
        found = found || bytes[offset + 2] == 0x42 || bytes[offset + 2] == 0x40
      }
    }
    return found
  }

  /// UTF-8 with at most one malformed place for ten characters beyond ASCII.
  private static func isUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if UTF8Decoder.endOfValid(bytes) == bytes.count { return true }
    let fit = UTF8Fit(bytes)
    return fit.bad == 0 || fit.good > 10 * fit.bad
  }

  /// The legacy encoding in which bytes are text; nil where they are in none.
  static func legacyText(_ bytes: UnsafeBufferPointer<UInt8>) -> Encoding? {
    let sample = UnsafeBufferPointer(rebasing: bytes.prefix(sampleSize))
    let encoding = legacy(sample)
    let isMultiByte = LegacyScore.multiByteCandidates.contains(encoding)
    let score = isMultiByte ? LegacyScore.multiByte(sample, encoding) : LegacyScore.singleByte(sample, encoding)
    return score >= leastOfText ? encoding : nil
  }

  /// What most characters of text score: its letters have 1, its other signs 0.3.
  private static let leastOfText = 0.25

  private static func legacy(_ bytes: UnsafeBufferPointer<UInt8>) -> Encoding {
    var best = Encoding.windows1252
    var bestScore = LegacyScore.singleByte(bytes, .windows1252) + LegacyScore.margin
    for encoding in LegacyScore.singleByteCandidates {
      let score = LegacyScore.singleByte(bytes, encoding)
      if score > bestScore { (best, bestScore) = (encoding, score) }
    }
    for encoding in LegacyScore.multiByteCandidates {
      let score = LegacyScore.multiByte(bytes, encoding)
      if score > bestScore { (best, bestScore) = (encoding, score) }
    }
    return best
  }
}
