/// The encodings of the Encoding Standard, named as there (section 4.2). The raw value is the encoding's name.
public enum Encoding: String, CaseIterable, Sendable {
  case utf8 = "UTF-8"
  case ibm866 = "IBM866"
  case latin2 = "ISO-8859-2"
  case latin3 = "ISO-8859-3"
  case latin4 = "ISO-8859-4"
  case isoCyrillic = "ISO-8859-5"
  case isoArabic = "ISO-8859-6"
  case isoGreek = "ISO-8859-7"
  case isoHebrew = "ISO-8859-8"
  case isoHebrewLogical = "ISO-8859-8-I"
  case latin6 = "ISO-8859-10"
  case latin7 = "ISO-8859-13"
  case latin8 = "ISO-8859-14"
  case latin9 = "ISO-8859-15"
  case latin10 = "ISO-8859-16"
  case koi8R = "KOI8-R"
  case koi8U = "KOI8-U"
  case macintosh = "macintosh"
  case windows874 = "windows-874"
  case windows1250 = "windows-1250"
  case windows1251 = "windows-1251"
  case windows1252 = "windows-1252"
  case windows1253 = "windows-1253"
  case windows1254 = "windows-1254"
  case windows1255 = "windows-1255"
  case windows1256 = "windows-1256"
  case windows1257 = "windows-1257"
  case windows1258 = "windows-1258"
  case macCyrillic = "x-mac-cyrillic"
  case gbk = "GBK"
  case gb18030 = "gb18030"
  case big5 = "Big5"
  case eucJP = "EUC-JP"
  case iso2022JP = "ISO-2022-JP"
  case shiftJIS = "Shift_JIS"
  case eucKR = "EUC-KR"
  case replacement = "replacement"
  case utf16BE = "UTF-16BE"
  case utf16LE = "UTF-16LE"
  case userDefined = "x-user-defined"

  /// The encoding's name in the Encoding Standard.
  public var name: String { rawValue }

  /// Gets an encoding from a label (Encoding Standard, "get an encoding"), as found in a Content-Type header or in markup.
  ///
  /// - Parameter label: any case, ASCII white space around it is ignored.
  /// - Returns: nil when no encoding has this label.
  public static func named(_ label: String) -> Encoding? { named(label.utf8) }

  /// Gets an encoding from the bytes of a label. See `named(_:)`.
  public static func named(_ label: some Sequence<UInt8>) -> Encoding? {
    var bytes: [UInt8] = []
    for byte in label {
      if bytes.isEmpty, isSpace(byte) { continue }
      if bytes.count == 64 { return nil }
      bytes.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
    }
    while let last = bytes.last, isSpace(last) { bytes.removeLast() }
    return EncodingLabels.table[String(decoding: bytes, as: UTF8.self)]
  }
}
