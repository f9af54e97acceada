/// How much bytes look like text in an encoding: points for each byte that is not ASCII.
enum LegacyScore {
  /// By how much another encoding has to be better than windows-1252.
  static let margin = 0.1

  static let singleByteCandidates: [Encoding] = [
    .windows1251, .koi8R, .isoCyrillic, .ibm866, .windows1250, .latin2, .windows1253, .windows1255, .windows1256,
    .windows874, .windows1254, .windows1257,
  ]

  static let multiByteCandidates: [Encoding] = [.gbk, .big5, .eucJP, .shiftJIS, .eucKR]

  // MARK: Single bytes

  /// Letters beyond ASCII that are common in the languages that an encoding is used for.
  private static func commonLetters(_ encoding: Encoding) -> String {
    switch encoding {
    case .windows1251, .koi8R, .isoCyrillic, .ibm866: "оеаинтсрвлкмдпуяыьгзбчйхжшюцщіїєў"
    case .windows1250, .latin2: "ąćęłńóśźżáčďéěíňřšťúůýžőűöüäôâăîșţş"
    case .windows1253: "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώ"
    case .windows1255: "אבגדהוזחטיךכלםמןנסעףפץצקרשת"
    case .windows1256: "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآئؤءپچژگ"
    case .windows874: "กขคงจชซดตถทธนบปผพฟภมยรลวสหอะาำิีึืุูเแโใไ่้์ั็"
    case .windows1254: "çğıöşüİâ"
    case .windows1257: "āčēģīķļņšūžąęėįųõäöü"
    default: "äöüßéèàçñãøåæêîôúíóáëïœâùìòÄÖÜÉ"
    }
  }

  /// Signs that stand between words in any language: quotation marks, dashes, the no-break space and the like.
  private static let signs = Set("\u{A0}«»‘’‚“”„–—…•·№§°©®€£™´²½¡¿".unicodeScalars.map(\.value))

  /// What each byte is in an encoding.
  private struct Table {
    var codePoints: [UInt16]
    var points = [Double](repeating: 0, count: 256)
    var isLetter = [Bool](repeating: false, count: 256)
    var isCapital = [Bool](repeating: false, count: 256)

    init(_ encoding: Encoding) {
      codePoints = SingleByteDecoder.shared(encoding).table
      let common = Set(commonLetters(encoding).unicodeScalars.map(\.value))
      for byte in 0..<256 {
        let value = byte < 0x80 ? UInt32(byte) : UInt32(codePoints[byte - 0x80])
        let properties = Unicode.Scalar(value)?.properties
        isLetter[byte] = properties?.isAlphabetic ?? false
        isCapital[byte] = properties?.isUppercase ?? false
        if value == 0xFFFD || value >= 0x80 && value < 0xA0 {
          points[byte] = -5
        } else if common.contains(value) {
          points[byte] = 1
        } else if signs.contains(value) {
          points[byte] = 0.3
        } else {
          points[byte] = isLetter[byte] ? (isCapital[byte] ? 0.3 : 0.2) : -1
        }
      }
    }
  }

  private static let tables: [Encoding: Table] = {
    var tables: [Encoding: Table] = [:]
    for encoding in [.windows1252] + singleByteCandidates { tables[encoding] = Table(encoding) }
    return tables
  }()

  static func singleByte(_ bytes: UnsafeBufferPointer<UInt8>, _ encoding: Encoding) -> Double {
    let table = tables[encoding]!
    var sum = 0.0
    var count = 0
    var previous: UInt8 = 0
    for offset in bytes.indices {
      let byte = bytes[offset]
      defer { previous = byte }
      if byte < 0x80 { continue }
      count += 1
      sum += table.points[Int(byte)]
      let next = offset + 1 < bytes.count ? bytes[offset + 1] : 0
      let value = table.codePoints[Int(byte & 0x7F)]
      if value >= 0x370, value < 0x2000 {
        // Letters and marks of other scripts do not stand beside ASCII letters.
        if isLetter(previous) || isLetter(next) { sum -= 1 }
      } else if table.isLetter[Int(byte)] {
        // Latin letters beyond ASCII rarely stand side by side.
        if previous >= 0x80, table.isLetter[Int(previous)] { sum -= 0.7 }
      } else if table.points[Int(byte)] < 0, isLetter(previous), isLetter(next) {
        sum -= 1
      }
      // A capital after a small letter.
      if table.isCapital[Int(byte)], table.isLetter[Int(previous)], !table.isCapital[Int(previous)] { sum -= 1.5 }
    }
    return count == 0 ? 0 : sum / Double(count)
  }

  // MARK: Several bytes

  static func multiByte(_ bytes: UnsafeBufferPointer<UInt8>, _ encoding: Encoding) -> Double {
    let decoder = MultiByteDecoder(encoding)
    var sum = 0.0
    var count = 0
    var kana = 0
    var offset = 0
    while offset < bytes.count {
      guard bytes[offset] >= 0x80 else {
        offset += 1
        continue
      }
      let (point, length) = decoder.next(bytes, at: offset)
      if length > 1 || point != 0 || offset + 1 < bytes.count {
        count += length
        sum += Double(length) * points(point, lead: bytes[offset], trail: length > 1 ? bytes[offset + 1] : 0, encoding)
        if point >= 0x3041, point <= 0x30FA { kana += length }
      }
      offset += length
    }
    // There is no Japanese text to speak of without kana, and no Chinese text with many.
    let share = count == 0 ? 0 : Double(kana) / Double(count)
    switch encoding {
    case .eucJP, .shiftJIS: if share < 0.1 { return -1 }
    case .gbk, .big5: if share > 0.1 { return -1 }
    default: break
    }
    return count == 0 ? 0 : sum / Double(count)
  }

  private static func points(_ point: UInt32, lead: UInt8, trail: UInt8, _ encoding: Encoding) -> Double {
    switch point {
    case 0, 0xE000...0xF8FF: -4
    case 0x3001...0x3011, 0xFF01...0xFF5E: 0.8
    case 0x3041...0x30FF: 1.3
    case 0xFF61...0xFF9F: -0.5
    case 0xAC00...0xD7A3: lead >= 0xB0 && trail >= 0xA1 ? 1.4 : 0.2
    case 0x4E00...0x9FFF:
      switch encoding {
      case .gbk: lead >= 0xB0 && lead <= 0xD7 && trail >= 0xA1 ? 1.2 : -0.5
      case .big5: lead >= 0xA4 && lead <= 0xC6 ? 1.2 : -0.5
      case .eucKR: -1
      case .eucJP: lead <= 0xCF ? 1 : 0
      default: lead <= 0x97 ? 1 : 0
      }
    case 0x80...0x3000: 0.1
    default: -0.5
    }
  }
}
