/// Whether a page writes the month before the day where both are numbers.
enum DayMonthOrder {
  /// The order for a page: month first only in American English and in languages of the Philippines.
  ///
  /// - Parameters:
  ///   - languageTag: what the page declares, such as `en-GB`; empty if it declares none.
  ///   - domainSuffix: the last label of the host, such as `uk`.
  static func isMonthFirst(languageTag: some Collection<UInt8>, domainSuffix: String) -> Bool {
    if dayFirstDomains.contains(domainSuffix) { return false }
    let tag = languageTag.map(\.lowered)
    guard !tag.isEmpty else { return domainSuffix == "com" || domainSuffix == "us" || domainSuffix == "gov" }
    if tag.starts(with: "fil".utf8) || tag.starts(with: "tl".utf8) { return true }
    guard tag.starts(with: "en".utf8) else { return false }
    guard tag.count >= 5 else { return true }
    let region = tag[3...4]
    return region.elementsEqual("us".utf8) || region.elementsEqual("ph".utf8)
  }

  /// Countries that write English and put the day first, or write another language.
  private static let dayFirstDomains: Set<String> = [
    "uk", "ie", "au", "nz", "in", "za", "ng", "ke", "gh", "pk", "lk", "bd", "sg", "my", "hk", "mt", "eu", "scot",
    "wales", "cymru", "de", "at", "ch", "fr", "es", "it", "nl", "be", "pt", "br", "mx", "ar", "cl", "co", "ru", "ua",
    "pl", "cz", "sk", "hu", "ro", "bg", "gr", "tr", "se", "dk", "no", "fi", "il", "ae", "id", "vn", "th", "ug", "tz",
    "zm", "zw", "jm", "np", "mm", "qa", "sa", "eg", "jo", "lb",
  ]
}
