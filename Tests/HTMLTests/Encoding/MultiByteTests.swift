import Testing

@testable import HTML

/// The East Asian encodings, whole: what all pairs of bytes, all longer sequences and bytes at random become. The digests are of
/// what encoding_rs 0.8.31 makes of the same bytes, with the 18 characters that GB 18030-2022 and the standard moved since.
struct MultiByteTests {
  @Test(
    arguments: [
      (.big5, 0x9EBC_5638_F9DC_6CFD), (.gbk, 0x6059_4189_F58F_E9B3), (.gb18030, 0x6059_4189_F58F_E9B3),
      (.eucJP, 0x2819_EFE7_E17F_BF27), (.shiftJIS, 0x43EF_0AB3_6628_D4BE), (.eucKR, 0x238A_E3E2_2BD4_4202),
      (.iso2022JP, 0x0E17_7078_DFEC_9A79),
    ] as [(Encoding, UInt64)])
  func decodesAnyBytesAsTheStandardSays(encoding: Encoding, digest: UInt64) {
    var inputs: [[UInt8]] = [Self.pairs(after: []), Self.random()]
    switch encoding {
    case .gbk, .gb18030: inputs.append(Self.fourBytes())
    case .eucJP: inputs.append(Self.pairs(after: [0x8F]))
    case .iso2022JP: inputs = [Self.escapes()]
    default: break
    }
    var value: UInt64 = 0xCBF2_9CE4_8422_2325
    for input in inputs {
      for byte in TextDecoder.decode(input, as: encoding).bytes {
        value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
      }
    }
    #expect(value == digest, "\(String(value, radix: 16))")
  }

  /// All pairs, a line feed after each.
  private static func pairs(after prefix: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    for lead in UInt8.min...UInt8.max {
      for trail in UInt8.min...UInt8.max { bytes += prefix + [lead, trail, 0x0A] }
    }
    return bytes
  }

  /// Four-byte sequences of GB18030: those below U+10000, some of the others, and those about the last one.
  private static func fourBytes() -> [UInt8] {
    var pointers = Array(0..<40_000)
    pointers += Array(stride(from: 40_000, to: 1_587_600, by: 37))
    pointers += Array(1_237_000..<1_238_600)
    var bytes: [UInt8] = []
    for pointer in pointers {
      bytes.append(UInt8(0x81 + pointer / 12_600))
      bytes.append(UInt8(0x30 + pointer / 1260 % 10))
      bytes.append(UInt8(0x81 + pointer / 10 % 126))
      bytes.append(UInt8(0x30 + pointer % 10))
    }
    return bytes
  }

  private static func numbers() -> [UInt8] {
    var state: UInt32 = 12345
    return (0..<100_000).map { _ in
      state = state &* 1_664_525 &+ 1_013_904_223
      return UInt8(state >> 24)
    }
  }

  private static func random() -> [UInt8] {
    numbers().enumerated().map { $0.offset % 5 == 0 ? $0.element : $0.element | 0x80 }
  }

  /// Text among whole and broken escape sequences.
  private static func escapes() -> [UInt8] {
    let sequences: [String] = [
      "\u{1B}$B", "\u{1B}$@", "\u{1B}(B", "\u{1B}(J", "\u{1B}(I", "\u{1B}", "\u{1B}$", "\u{1B}(",
    ]
    var bytes: [UInt8] = []
    for number in numbers() {
      if number < 40 {
        bytes.append(contentsOf: sequences[Int(number) % 8].utf8)
      } else {
        bytes.append(number < 230 ? 0x20 + number % 0x60 : number)
      }
    }
    return bytes
  }

  /// Where the standard differs from other tables of the same name.
  @Test(
    arguments: [
      (.big5, [0xA1, 0x45, 0xA1, 0x4E, 0xA1, 0xE3], "\u{2027}\u{FE51}\u{FF5E}"), (.big5, [0xA2, 0x44], "\u{FFE5}"),
      (.big5, [0xA3, 0xC0, 0xA3, 0xE0, 0xA3, 0xE1], "\u{2400}\u{2421}€"), (.big5, [0x8E, 0x69, 0xFE, 0xDD], "箸砉"),
      (.big5, [0x88, 0x62, 0x88, 0x64, 0x88, 0xA3, 0x88, 0xA5], "Ê\u{304}Ê\u{30C}ê\u{304}ê\u{30C}"),
      (.big5, [0x81, 0x40], "\u{FFFD}@"), (.gbk, [0xA6, 0xD9, 0xA6, 0xF3], "\u{FE10}\u{FE19}"),
      (.gb18030, [0xFE, 0x59, 0xFE, 0xA0, 0xFE, 0x51, 0xFE, 0x91], "\u{9FB4}\u{9FBB}\u{E816}\u{E855}"),
      (.gb18030, [0x82, 0x35, 0x90, 0x37, 0x84, 0x31, 0x82, 0x36], "\u{9FB4}\u{FE10}"),
      (.gb18030, [0x81, 0x35, 0xF4, 0x37, 0xE3, 0x32, 0x9A, 0x35], "\u{E7C7}\u{10FFFF}"),
      (.gb18030, [0xE3, 0x32, 0x9A, 0x36, 0x81, 0x30, 0x41], "\u{FFFD}\u{FFFD}0A"),
      (.shiftJIS, [0xF0, 0x40, 0xF9, 0xFC, 0xFA, 0x40, 0x81, 0x7C], "\u{E000}\u{E757}ⅰ\u{FF0D}"),
      (.shiftJIS, [0x81, 0x3C, 0xFC, 0xFC, 0xFD], "\u{FFFD}<\u{FFFD}\u{FFFD}"),
      (.eucJP, [0x8F, 0xA2, 0xB7, 0xA1, 0xC1], "\u{FF5E}\u{FF5E}"), (.eucJP, [0x8F, 0xA1, 0x3C], "\u{FFFD}<"),
      (.eucKR, [0x81, 0x3C, 0xC6, 0x53, 0xC9, 0xA1], "\u{FFFD}<\u{FFFD}S\u{FFFD}"),
      (.eucKR, [0xA2, 0xE6, 0xA2, 0xE7], "€®"),
    ] as [(Encoding, [UInt8], String)])
  func decodesByTheStandardsTables(encoding: Encoding, bytes: [UInt8], expected: String) {
    let text = String(decoding: TextDecoder.decode(bytes, as: encoding).bytes, as: UTF8.self)
    #expect(
      text.unicodeScalars.elementsEqual(expected.unicodeScalars),
      "\(text.unicodeScalars.map { String($0.value, radix: 16) })")
  }
}
