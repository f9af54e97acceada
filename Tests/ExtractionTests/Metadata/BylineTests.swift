import Testing

@testable import Extraction

@Suite struct BylineTests {
  static let parser: BylineParser = {
    var site = SiteName(registrableDomain: "example-times.co.uk")
    site.add(Array("The Example Times".utf8))
    return BylineParser(site: site, language: nil)
  }()

  static func names(_ text: String, _ origin: BylineParser.Origin = .visible) -> [String] {
    parser.names(in: Array(text.utf8), 0..<text.utf8.count, from: origin)
  }

  @Test(
    arguments: [
      ("By Jane Doe", ["Jane Doe"]),
      ("BY JANE DOE AND JOHN O'NEIL", ["Jane Doe", "John O'Neil"]),
      ("By Jane Doe, John Roe and Max Li", ["Jane Doe", "John Roe", "Max Li"]),
      ("By Jane Doe, Senior Reporter", ["Jane Doe"]),
      ("By Jane Doe | BBC News", ["Jane Doe"]),
      ("By Jane Doe in Berlin", ["Jane Doe"]),
      ("By Jane Doe for The Example Times", ["Jane Doe"]),
      ("By Jane Doe Updated 3 March 2026", ["Jane Doe"]),
      ("Written by Jane Doe", ["Jane Doe"]),
      ("By Jane Doe Photographs by John Roe", ["Jane Doe"]),
      ("Jane Doe (Reuters)", ["Jane Doe"]),
      ("By John Doe, Jr.", ["John Doe Jr."]),
      ("By John Edward Doe Jr.", ["John Edward Doe Jr."]),
      ("Von Karl Müller und Anna Groß", ["Karl Müller", "Anna Groß"]),
      ("Text: Karl Müller, Fotos: Anna Groß", ["Karl Müller"]),
      ("Von Ursula von der Heide", ["Ursula von der Heide"]),
      ("Par Élodie Durand et Luc Petit", ["Élodie Durand", "Luc Petit"]),
      ("Por Ana García y Luis de la Vega", ["Ana García", "Luis de la Vega"]),
      ("di Maria Rossi", ["Maria Rossi"]),
      ("Door Jan de Vries en Piet Bakker", ["Jan de Vries", "Piet Bakker"]),
      ("Av Kari Nordmann og Ola Hansen", ["Kari Nordmann", "Ola Hansen"]),
      ("Autor: Jan Kowalski", ["Jan Kowalski"]),
      ("Автор: Иван Петров", ["Иван Петров"]),
      ("Yazan: Ayşe Yılmaz ve Mehmet Kaya", ["Ayşe Yılmaz", "Mehmet Kaya"]),
      ("Oleh Budi Santoso", ["Budi Santoso"]),
      ("記者王小明／台北報導", ["王小明"]),
      ("作者：王小明 李大华", ["王小明", "李大华"]),
      ("홍길동 기자", ["홍길동"]),
      ("홍길동 기자 (hong@example.com)", ["홍길동"]),
      ("作者：王小明 责任编辑：李大华", ["王小明"]),
      ("来源：新华社 作者：王小明", ["王小明"]),
      ("ジョン・スミス", ["ジョン・スミス"]),
      ("作者：约翰·史密斯", ["约翰·史密斯"]),
      ("بقلم محمد علي", ["محمد علي"]),
    ])
  func readsNames(_ text: String, _ expected: [String]) {
    #expect(Self.names(text) == expected)
  }

  @Test(
    arguments: [
      "", "By", "Reuters", "By The Example Times", "Example Times Staff", "dpa/afp", "Redaktion",
      "Posted in Politics, Europe",
      "jane@example.org", "https://example.org/jane", "@janedoe", "By admin", "12 March 2026", "Share this article",
    ])
  func findsNobody(_ text: String) {
    #expect(Self.names(text) == [])
  }

  @Test func aFieldMayHoldAHandle() {
    #expect(Self.names("janed", .field) == ["janed"])
    #expect(Self.names("admin", .field) == [])
  }

  @Test func othersAreCreditedApart() {
    let text = Array("By Jane Doe, edited by John Roe".utf8)
    let credits = Self.parser.credits(in: text, 0..<text.count, from: .visible)
    #expect(credits.names == ["Jane Doe"])
    #expect(credits.others == ["John Roe"])
  }
}
