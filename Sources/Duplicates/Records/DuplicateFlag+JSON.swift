import Glibc

extension DuplicateFlag {
  /// The record's value: one JSON object, members in a fixed order, those that do not apply left out.
  ///
  /// articleId, url, status, duplicateOf, clusterId, similarity, jaccard, containment (0 to 1, four decimals at most),
  /// relation, sameUrl, orderTime (RFC 3339), truncated (only if true), final, reason, specVersion.
  public func json() -> [UInt8] {
    var text = "{\"articleId\":\"\(article)\",\"url\":"
    text += Self.quoted(url)
    text += ",\"status\":\"\(status.name)\""
    if let original { text += ",\"duplicateOf\":\"\(original.article)\"" }
    text += ",\"clusterId\":\"\(cluster)\""
    if let original {
      text += ",\"similarity\":\(Self.fraction(original.similarity))"
      text += ",\"jaccard\":\(Self.fraction(original.jaccard))"
      text += ",\"containment\":\(Self.fraction(original.containment))"
      text += ",\"relation\":\"\(original.relation.name)\",\"sameUrl\":\(original.sameURL)"
    }
    text += ",\"orderTime\":\"\(Self.rfc3339(orderTime))\""
    if truncated { text += ",\"truncated\":true" }
    text += ",\"final\":\(final)"
    if let reason { text += ",\"reason\":\"\(reason.name)\"" }
    text += ",\"specVersion\":\(specVersion)}"
    return Array(text.utf8)
  }

  /// Ten-thousandths as a decimal fraction without trailing zeros: 10000 as `1`, 8750 as `0.875`.
  static func fraction(_ value: Int) -> String {
    guard value > 0 else { return "0" }
    guard value < 10_000 else { return "1" }
    var digits = String(value)
    digits = String(repeating: "0", count: 4 - digits.count) + digits
    while digits.last == "0" { digits.removeLast() }
    return "0." + digits
  }

  private static func quoted(_ string: String) -> String {
    var text = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\u{0}"..."\u{1F}":
        let hex = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }

  /// A time in UTC, with milliseconds only where they are not zero: the text that the article has as `fetchedAt`.
  static func rfc3339(_ milliseconds: Int64) -> String {
    let inSecond = ((milliseconds % 1000) + 1000) % 1000
    var seconds = time_t((milliseconds - inSecond) / 1000)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    let date =
      "\(padded(Int(parts.tm_year) + 1900, 4))-\(padded(Int(parts.tm_mon) + 1, 2))-\(padded(Int(parts.tm_mday), 2))"
    let time = "\(padded(Int(parts.tm_hour), 2)):\(padded(Int(parts.tm_min), 2)):\(padded(Int(parts.tm_sec), 2))"
    return "\(date)T\(time)" + (inSecond == 0 ? "Z" : ".\(padded(Int(inSecond), 3))Z")
  }
}
