import CCLD2

/// The language of a text, and how sure that is.
struct LanguageGuess: Equatable {
  /// BCP 47, or `und`.
  var tag: String
  /// From 0 to 1.
  var confidence: Double

  /// Bytes of the text that are looked at: more makes it no better.
  private static let window = 1200
  /// Zeros after the text.
  private static let padding = 64

  /// Looks at the beginning of a text, with the language that the page declares as a hint.
  ///
  /// What is read counts more than what is declared: pages often declare their template's language. The declared
  /// language decides where the text is too short or too mixed to tell, and gives the region where both agree.
  init(of text: [UInt8], declared: String?) {
    let declared = declared.flatMap(LanguageGuess.wellFormed)
    let primary = declared.map { String($0.prefix { $0 != "-" }) }
    var count = min(text.count, LanguageGuess.window)
    while count > 0, count < text.count, text[count] & 0xC0 == 0x80 { count -= 1 }
    // CLD2 looks a little past the end, and what stands there would count.
    let result = withUnsafeTemporaryAllocation(of: CChar.self, capacity: count + LanguageGuess.padding) { bytes in
      for index in 0..<count { bytes[index] = CChar(bitPattern: text[index]) }
      bytes[count...].initialize(repeating: 0)
      // Told that a text is Chinese, CLD2 takes the script that it was not told of for Japanese.
      return winnow_cld2_detect(bytes.baseAddress, Int32(count), primary == "zh" ? nil : primary)
    }
    let code = LanguageGuess.modern(String(cString: result.code))
    let share = Double(result.percent) / 100
    let isKnown = code != "un"
    let detected = code.prefix { $0 != "-" }
    if isKnown, let declared, let primary, detected == primary || LanguageGuess.areClose(String(detected), primary) {
      let isOtherScript = LanguageGuess.chineseScript(declared) != LanguageGuess.chineseScript(code)
      tag = code.contains("-") && (!declared.contains("-") || isOtherScript) ? code : declared
      confidence = result.reliable == 1 ? max(share, 0.9) : max(share * 0.9, 0.6)
    } else if isKnown, result.reliable == 1, share >= 0.5 {
      tag = code
      confidence = share
    } else if let declared {
      tag = declared
      confidence = 0.5
    } else {
      tag = isKnown ? code : "und"
      confidence = isKnown ? share * 0.5 : 0
    }
    confidence = (confidence * 100).rounded() / 100
  }

  /// The script of a tag for Chinese, told by itself or by its region; nil for other languages too.
  private static func chineseScript(_ tag: String) -> String? {
    let parts = tag.split(separator: "-")
    guard parts.first == "zh" else { return nil }
    if parts.contains("Hant") || ["TW", "HK", "MO"].contains(parts.last) { return "Hant" }
    if parts.contains("Hans") || ["CN", "SG"].contains(parts.last) { return "Hans" }
    return nil
  }

  /// Codes that CLD2 gives in an older form.
  private static func modern(_ code: String) -> String {
    switch code {
    case "iw": "he"
    case "in": "id"
    case "ji": "yi"
    case "jw": "jv"
    case "mo": "ro"
    case "tl": "fil"
    case "zh": "zh-Hans"
    case "zh-Hant", "zh-TW": "zh-Hant"
    case "sr-ME": "sr-ME"
    default: code
    }
  }

  /// Languages that a detector takes for one another.
  private static func areClose(_ a: String, _ b: String) -> Bool {
    let groups: [Set<String>] = [
      ["no", "nb", "nn", "da"], ["sr", "hr", "bs", "sh", "me"], ["id", "ms"], ["fil", "tl"], ["gl", "pt"],
      ["he", "iw"],
      ["cs", "sk"], ["fa", "prs"], ["ro", "mo"],
    ]
    return groups.contains { $0.contains(a) && $0.contains(b) }
  }

  /// A declared tag in the case that BCP 47 recommends; nil where it is none.
  static func wellFormed(_ tag: String) -> String? {
    let parts = tag.trimmingSpaces().split(whereSeparator: { $0 == "-" || $0 == "_" }).map(String.init)
    guard let first = parts.first, (2...3).contains(first.utf8.count), parts.allSatisfy(LanguageGuess.isAlphanumeric)
    else { return nil }
    var result = [modern(first.lowercased())]
    if ["und", "mul", "zxx"].contains(result[0]) { return nil }
    if first.lowercased() == "zh" { result = ["zh"] }
    for part in parts.dropFirst() {
      switch part.utf8.count {
      case 4 where part.utf8.allSatisfy { $0 > 57 }:
        result.append(part.prefix(1).uppercased() + part.dropFirst().lowercased())
      case 2: result.append(part.uppercased())
      case 3 where part.utf8.allSatisfy { $0 <= 57 }: result.append(part)
      default: return result.joined(separator: "-")
      }
    }
    return result.joined(separator: "-")
  }

  private static func isAlphanumeric(_ part: String) -> Bool {
    part.utf8.allSatisfy { ($0 >= 48 && $0 <= 57) || ($0 | 0x20 >= 97 && $0 | 0x20 <= 122) }
  }
}

extension String {
  fileprivate func trimmingSpaces() -> String {
    // Tags have no other characters than ASCII.
    let isSpace: (UInt8) -> Bool = { $0 <= 0x20 }
    guard let first = utf8.firstIndex(where: { !isSpace($0) }), let last = utf8.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(self[first...last])
  }
}
