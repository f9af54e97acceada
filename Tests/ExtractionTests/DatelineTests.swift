import Envelope
import Testing

@testable import Extraction

@Suite("Datelines") struct DatelineTests {
  @Test(
    arguments: [
      ("(MENAFN) The minister has", "MENAFN", nil),
      ("BERLIN (dpa) - Die Regierung", "dpa", "BERLIN"),
      ("Berlin (dpa/lby) – Die Regierung", "dpa/lby", "Berlin"),
      ("LONDON, March 3 (Reuters) - Shares rose", "Reuters", "LONDON"),
      ("WASHINGTON (AP) — The Senate", "AP", "WASHINGTON"),
      ("(ANSA) - ROMA, 12 MAR - Il governo", "ANSA", "ROMA"),
      ("МОСКВА, 5 мар /ТАСС/. Банк", "ТАСС", "МОСКВА"),
      ("PARIS — The council", nil, "PARIS"),
      ("The council (which met) - said", nil, nil),
      ("UPDATE — The council", nil, nil),
      ("", nil, nil),
    ] as [(String, String?, String?)])
  func areRead(text: String, agency: String?, place: String?) {
    let dateline = DatelineReader.read(text)
    #expect(dateline?.agency == agency)
    #expect(dateline?.place == place)
  }
}
