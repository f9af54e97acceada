/// Tells source code from text: style sheets, scripts and data are text, and yet no pages.
enum SourceCode {
  /// Bytes that are looked at.
  private static let sample = 8_192

  /// What the code is, or nil for bytes that are none: code of JavaScript, CSS and JSON has a brace at every 140th
  /// character at least and signs at every eleventh, prose and markup have neither.
  static func kind(of bytes: [UInt8]) -> String? {
    guard let first = bytes.first(where: { !ASCII.isSpace($0) }), first != UInt8(ascii: "<") else { return nil }
    var counts = [Int](repeating: 0, count: 128)
    var ink = 0
    for byte in bytes.prefix(sample) where byte > 0x20 {
      ink += 1
      if byte < 0x80 { counts[Int(byte)] += 1 }
    }
    func count(_ characters: String) -> Int { characters.utf8.reduce(0) { $0 + counts[Int($1)] } }
    let braces = count("{}")
    let signs = braces + count("[]();=:\"'&|")
    guard braces >= 4, braces * 140 > ink, signs * 11 > ink, !hasMarkup(bytes) else { return nil }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") { return "application/json" }
    return count("()=") < braces ? "text/css" : "text/javascript"
  }

  /// Whether markup of a document follows, as on pages that begin with text or a script's rest.
  private static func hasMarkup(_ bytes: [UInt8]) -> Bool {
    let sample = bytes.prefix(Self.sample)
    let marks = ["<html", "<head", "<body", "<!doctype", "<meta", "</script"].map { Array($0.utf8) }
    return sample.indices.contains { index in
      sample[index] == UInt8(ascii: "<")
        && marks.contains { mark in
          index + mark.count <= sample.count && mark.indices.allSatisfy { ASCII.lower(sample[index + $0]) == mark[$0] }
        }
    }
  }
}
