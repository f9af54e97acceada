import Glibc

/// What pairs of bytes stand for in an East Asian encoding. The tables are read out of glibc's iconv when they are first needed
/// (a few milliseconds); how malformed bytes are dealt with is up to the decoders, as iconv and the standard differ there.
struct MultiByteIndex: Sendable {
  private static let leads = 0x81...0xFE
  private static let trails = 0x40...0xFE
  private var codePoints: [UInt32]

  /// GBK, and the two-byte part of GB18030.
  ///
  /// Six characters are at code points for private use, as in GB 18030-2022; glibc has those that they got later.
  static let gb18030 = MultiByteIndex(
    "GB18030",
    corrections: [
      0xA3A0: 0x3000, 0xFE51: 0xE816, 0xFE52: 0xE817, 0xFE53: 0xE818, 0xFE6C: 0xE831, 0xFE76: 0xE83B, 0xFE91: 0xE855,
    ])
  /// Big5 with the Hong Kong characters. Four pairs stand for two code points; the decoder knows them.
  static let big5 = MultiByteIndex("BIG5-HKSCS", corrections: Big5Corrections.codePoints)
  /// Windows-949.
  static let eucKR = MultiByteIndex("CP949")
  /// Windows-31J.
  static let shiftJIS = MultiByteIndex("CP932")
  /// JIS X 0212, as after the byte 0x8F in EUC-JP.
  static let jis0212 = MultiByteIndex("EUC-JP", prefix: 0x8F, corrections: [0xA2B7: 0xFF5E])

  /// JIS X 0208 by bytes from 0xA1 on, as in EUC-JP; by the same table as Shift_JIS, NEC's and IBM's additions included.
  static let jis0208: MultiByteIndex = {
    var index = shiftJIS
    index.codePoints = index.codePoints.map { _ in 0 }
    for lead in 0xA1...0xFE {
      for trail in 0xA1...0xFE {
        let pointer = (lead - 0xA1) * 94 + trail - 0xA1
        let (first, second) = (pointer / 188, pointer % 188)
        let point = shiftJIS[UInt8(first + (first < 0x1F ? 0x81 : 0xC1)), UInt8(second + (second < 0x3F ? 0x40 : 0x41))]
        // Shift_JIS's private use area is none of JIS X 0208.
        index.codePoints[position(lead, trail)] = point >= 0xE000 && point < 0xF900 ? 0 : point
      }
    }
    return index
  }()

  /// The four-byte sequences of GB18030 below U+10000, by their pointer.
  static let gb18030FourBytes: [UInt32] = {
    var points: [UInt32] = []
    withConverter("GB18030") { convert in
      for pointer in 0..<39_420 {
        points.append(
          convert([
            UInt8(0x81 + pointer / 12_600), UInt8(0x30 + pointer / 1260 % 10), UInt8(0x81 + pointer / 10 % 126),
            UInt8(0x30 + pointer % 10),
          ]))
      }
    }
    if points.isEmpty { return points }
    points[7457] = 0xE7C7
    // Characters that have two bytes, too, in glibc's table; to the standard, these ranges have no gaps.
    for offset in 0..<8 { points[19_057 + offset] = 0x9FB4 + UInt32(offset) }
    for offset in 0..<10 { points[39_076 + offset] = 0xFE10 + UInt32(offset) }
    return points
  }()

  private init(_ charset: String, prefix: UInt8? = nil, corrections: [Int: UInt32] = [:]) {
    codePoints = [UInt32](repeating: 0, count: Self.leads.count * Self.trails.count)
    var points = codePoints
    Self.withConverter(charset) { convert in
      for lead in Self.leads {
        for trail in Self.trails {
          let pair = [UInt8(lead), UInt8(trail)]
          points[Self.position(lead, trail)] = convert(prefix.map { [$0] + pair } ?? pair)
        }
      }
    }
    for (pair, point) in corrections { points[Self.position(pair >> 8, pair & 0xFF)] = point }
    codePoints = points
  }

  private static func position(_ lead: Int, _ trail: Int) -> Int {
    (lead - leads.lowerBound) * trails.count + trail - trails.lowerBound
  }

  /// The code point of a pair, 0 if it has none.
  subscript(lead: UInt8, trail: UInt8) -> UInt32 {
    guard Self.leads.contains(Int(lead)), Self.trails.contains(Int(trail)) else { return 0 }
    return codePoints[Self.position(Int(lead), Int(trail))]
  }

  /// Gives `body` a function from one character's bytes to its code point, 0 if they are not exactly one.
  private static func withConverter(_ charset: String, _ body: (([UInt8]) -> UInt32) -> Void) {
    guard let converter = iconv_open("UTF-32LE", charset), converter != iconv_t(bitPattern: -1) else { return }
    defer { iconv_close(converter) }
    body { bytes in
      var input = bytes.map { CChar(bitPattern: $0) }
      var output: (UInt32, UInt32) = (0, 0)
      var outputLeft = 8
      let isWhole = input.withUnsafeMutableBufferPointer { input in
        withUnsafeMutableBytes(of: &output) { output in
          var inputLeft = input.count
          var from = input.baseAddress
          var to = output.baseAddress?.assumingMemoryBound(to: CChar.self)
          iconv(converter, nil, nil, nil, nil)
          let result = iconv(converter, &from, &inputLeft, &to, &outputLeft)
          // Some converters hold a character back until they are told that no combining one follows.
          let flushed = iconv(converter, nil, nil, &to, &outputLeft)
          return result == 0 && inputLeft == 0 && flushed == 0
        }
      }
      return isWhole && outputLeft == 4 ? UInt32(littleEndian: output.0) : 0
    }
  }
}
