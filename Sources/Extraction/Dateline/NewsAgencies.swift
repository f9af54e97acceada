/// The news agencies that datelines name.
enum NewsAgencies {
  /// Agencies that are written as words, in small letters.
  private static let names: Set<String> = [
    "reuters", "xinhua", "bloomberg", "bernama", "interfax", "dpa", "dts", "kyodo", "kyodo news", "jiji", "jiji press",
    "yonhap", "europa press", "belga", "lusa", "ritzau", "anadolu", "anadolu agency", "sputnik", "associated press",
    "the associated press", "canadian press", "the canadian press", "press association", "agência brasil", "azertac",
    "ukrinform", "petra", "wam", "antara", "tanjug", "hina", "agerpres", "adnkronos", "askanews", "keystone-sda",
    "notimex", "ria novosti", "itar-tass", "тасс", "риа новости", "интерфакс", "прайм", "укринформ", "укрінформ", "унн",
    "белта", "business wire", "pr newswire", "prnewswire", "globe newswire", "globenewswire", "newswire",
    "newsfile corp.", "ein presswire", "media outreach newswire", "accesswire", "sid", "dapd", "kna", "epd",
  ]

  /// Agencies that are written as letters, which stand for other things where they are no capitals.
  private static let acronyms: Set<String> = [
    "AP", "AFP", "UPI", "CNN", "PTI", "ANI", "IANS", "APP", "BSS", "EFE", "ANSA", "AGI", "APA", "SDA", "ATS", "MTI",
    "PAP", "ČTK", "CTK", "TASR", "SITA", "STT", "TT", "NTB", "ANP", "BTA", "BNS", "LETA", "STA", "FENA", "AA", "DHA",
    "İHA", "IHA", "ANKA", "IRNA", "ISNA", "MENA", "MENAFN", "SANA", "KUNA", "SPA", "QNA", "BNA", "INA", "WAFA", "MAP",
    "APS", "TAP", "NAN", "GNA", "TASS", "RIA", "BELTA", "PNA", "VNA", "TTXVN", "CNA", "KCNA", "ABR", "CNW",
    "БТА",
  ]

  /// Agencies as datelines of scripts without spaces write them, beside other words.
  static let unspaced = [
    "新华社", "新華社", "中新社", "中新网", "中央社", "路透社", "法新社", "美联社", "共同社", "共同", "時事", "朝日新聞", "連合ニュース",
    "연합뉴스", "뉴시스", "뉴스1", "로이터", "AFP", "AP", "로이터=연합뉴스", "人民网", "央视网",
  ]

  /// Whether a name is an agency's; of several, as in "dpa/lby", the first one counts.
  static func has(_ name: some StringProtocol) -> Bool {
    if names.contains(name.lowercased()) || acronyms.contains(String(name)) { return true }
    guard let end = name.firstIndex(where: { $0 == "/" || $0 == "-" }) else { return false }
    return names.contains(name[..<end].lowercased()) || acronyms.contains(String(name[..<end]))
  }

  /// Whether a name may be an agency's that is not known: some capitals.
  static func mayBe(_ name: String) -> Bool {
    let letters = name.count(where: \.isLetter)
    return (2...10).contains(letters) && letters * 10 >= name.count * 6 && name.split(separator: " ").count <= 3
      && !name.contains(":") && !name.contains(where: \.isLowercase) && name.contains(where: \.isUppercase)
  }
}
