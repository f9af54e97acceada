/// The first bytes by which files of other kinds are known (WHATWG MIME Sniffing, section 6, and the formats' own
/// specifications).
struct MagicNumber {
  /// The media type, or words where there is none.
  let kind: String
  /// The bytes, nil for any.
  let pattern: [UInt8?]
  /// Whether text may begin so too: the mark counts only for bytes that are binary anyway.
  let isWeak: Bool

  private init(_ kind: String, _ pattern: [UInt8?], isWeak: Bool = false) {
    self.kind = kind
    self.pattern = pattern
    self.isWeak = isWeak
  }

  private init(_ kind: String, text: String, _ more: [UInt8] = [], isWeak: Bool = false) {
    self.init(kind, Array(text.utf8) + more, isWeak: isWeak)
  }

  /// What bytes begin like; nil for what no file is known to begin like.
  static func kind(of bytes: [UInt8], isBinary: Bool) -> String? {
    if let kind = printed.first(where: { $0.matches(bytes, at: firstOfText(bytes)) })?.kind { return kind }
    guard let first = bytes.first else { return nil }
    return binary.first { number in
      (number.pattern[0] ?? first) == first && (isBinary || !number.isWeak) && number.matches(bytes, at: 0)
    }?.kind
  }

  private func matches(_ bytes: [UInt8], at start: Int) -> Bool {
    guard start + pattern.count <= bytes.count else { return false }
    return pattern.indices.allSatisfy { pattern[$0] == nil || pattern[$0] == bytes[start + $0] }
  }

  /// Formats of printed pages begin with text, and readers pass over white space before it.
  private static func firstOfText(_ bytes: [UInt8]) -> Int {
    bytes.prefix(64).firstIndex { !ASCII.isSpace($0) } ?? 0
  }

  private static let printed = [
    MagicNumber("application/pdf", text: "%PDF-"), MagicNumber("application/postscript", text: "%!PS-Adobe-"),
    MagicNumber("application/rtf", text: "{\\rtf"),
  ]

  private static let binary = [
    MagicNumber("image/png", [0x89, 0x50, 0x4E, 0x47]), MagicNumber("image/jpeg", [0xFF, 0xD8, 0xFF]),
    MagicNumber("image/gif", text: "GIF87a"), MagicNumber("image/gif", text: "GIF89a"),
    MagicNumber("image/webp", riff("WEBP")), MagicNumber("audio/wave", riff("WAVE")),
    MagicNumber("video/avi", riff("AVI ")), MagicNumber("image/x-icon", [0, 0, 1, 0]),
    MagicNumber("image/x-icon", [0, 0, 2, 0]), MagicNumber("image/bmp", text: "BM", isWeak: true),
    MagicNumber("image/tiff", [0x49, 0x49, 0x2A, 0]), MagicNumber("image/tiff", [0x4D, 0x4D, 0, 0x2A]),
    MagicNumber("image/jxl", [0xFF, 0x0A]), MagicNumber("image/jxl", [0, 0, 0, 0x0C, 0x4A, 0x58, 0x4C, 0x20]),
    MagicNumber("image/jp2", [0, 0, 0, 0x0C, 0x6A, 0x50, 0x20, 0x20]),
    MagicNumber("image/avif", ftyp("avif")), MagicNumber("image/heic", ftyp("heic")),
    MagicNumber("video/mp4", ftyp("")), MagicNumber("video/webm", [0x1A, 0x45, 0xDF, 0xA3]),
    MagicNumber("video/x-flv", text: "FLV", [1]), MagicNumber("video/mpeg", [0, 0, 1, 0xBA]),
    MagicNumber("audio/mpeg", text: "ID3", isWeak: true), MagicNumber("audio/mpeg", [0xFF, 0xFB]),
    MagicNumber("audio/mpeg", [0xFF, 0xF3]), MagicNumber("audio/aac", [0xFF, 0xF1]),
    MagicNumber("audio/aiff", text: "FORM", isWeak: true), MagicNumber("audio/midi", text: "MThd", [0, 0, 0, 6]),
    MagicNumber("audio/flac", text: "fLaC", isWeak: true), MagicNumber("application/ogg", text: "OggS", [0]),
    MagicNumber("application/zip", text: "PK", [3, 4]), MagicNumber("application/zip", text: "PK", [5, 6]),
    MagicNumber("application/x-rar-compressed", text: "Rar!", [0x1A, 7]),
    MagicNumber("application/gzip", [0x1F, 0x8B]), MagicNumber("application/x-xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]),
    MagicNumber("application/x-7z-compressed", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
    MagicNumber("application/x-bzip2", text: "BZh", isWeak: true),
    MagicNumber("application/x-lz4", [0x04, 0x22, 0x4D, 0x18]),
    MagicNumber("application/zstd", [0x28, 0xB5, 0x2F, 0xFD]),
    MagicNumber("application/x-compress", [0x1F, 0x9D]),
    MagicNumber("font/ttf", [0, 1, 0, 0]), MagicNumber("font/otf", text: "OTTO", isWeak: true),
    MagicNumber("font/collection", text: "ttcf", isWeak: true), MagicNumber("font/woff", text: "wOFF"),
    MagicNumber("font/woff2", text: "wOF2"),
    MagicNumber("an ELF program", [0x7F, 0x45, 0x4C, 0x46]), MagicNumber("a Windows program", text: "MZ", isWeak: true),
    MagicNumber("a Mach-O program", [0xCF, 0xFA, 0xED, 0xFE]), MagicNumber("a Java class", [0xCA, 0xFE, 0xBA, 0xBE]),
    MagicNumber("application/wasm", [0, 0x61, 0x73, 0x6D]), MagicNumber("a Flash film", text: "CWS", isWeak: true),
    MagicNumber("application/vnd.sqlite3", text: "SQLite format 3", [0]),
    MagicNumber("an OLE document (Office 97)", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
    MagicNumber("application/x-parquet", text: "PAR1", isWeak: true),
  ]

  private static func riff(_ form: String) -> [UInt8?] { Array("RIFF".utf8) + [nil, nil, nil, nil] + Array(form.utf8) }

  private static func ftyp(_ brand: String) -> [UInt8?] {
    [nil, nil, nil, nil] + Array("ftyp".utf8) + Array(brand.utf8)
  }
}
