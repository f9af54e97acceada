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
      ("New Delhi, Mar 2 (PTI) The council", "PTI", "New Delhi"),
      ("New Delhi [India], March 2 (ANI): The council", "ANI", "New Delhi"),
      ("Madrid, 2 mar (EFE).- El pleno", "EFE", "Madrid"),
      ("La Paz (EFE) - El presidente", "EFE", "La Paz"),
      ("Jakarta (ANTARA) - Dewan kota", "ANTARA", "Jakarta"),
      ("NEW YORK, March 2, 2026 /PRNewswire/ -- The maker", "PRNewswire", "NEW YORK"),
      ("NEW YORK--(BUSINESS WIRE)--The maker", "BUSINESS WIRE", "NEW YORK"),
      ("МОСКВА, 2 мар - РИА Новости. Банк", "РИА Новости", "МОСКВА"),
      ("NASHVILLE, Tenn. (WQRX) — The council", "WQRX", "NASHVILLE"),
      ("ST. ANSELM, Md. — The council", nil, "ST. ANSELM"),
      ("Berlin (dpa). Der Rat", "dpa", "Berlin"),
      ("", nil, nil),
    ] as [(String, String?, String?)])
  func areRead(text: String, agency: String?, place: String?) {
    let dateline = DatelineReader.read(text)
    #expect(dateline?.agency == agency)
    #expect(dateline?.place == place)
  }

  @Test(
    "what looks like one is none: short names of what stands before, exchanges, numbered names",
    arguments: [
      "The European Union (EU) - has", "THE EUROPEAN UNION (EU) - has", "The World Health Organization (WHO) — said",
      "Die Christlich Demokratische Union (CDU) – will", "BMW (XETRA) - Die Aktie", "The Associated Press (AP) — won",
      "Microsoft (AP) The maker", "Amazon (NASDAQ: AMZN) - The", "COVID-19 — The virus", "FORMULA 1 — The race",
      "(VIDEO) - The council", "BERLIN/KÖLN/BONN", "Le Parti socialiste (PS) – a",
    ])
  func areNotInvented(text: String) {
    #expect(DatelineReader.read(text) == nil)
  }
}
