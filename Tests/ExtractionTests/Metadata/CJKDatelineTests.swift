import Envelope
import Testing

@testable import Extraction

@Suite struct CJKDatelineTests {
  @Test(
    arguments: [
      ("新华社北京3月3日电 今天上午", Dateline(agency: "新华社", place: "北京")),
      ("中新网上海10月26日电 (记者 王小明)", Dateline(agency: "中新网", place: "上海")),
      ("（中央社記者王小明台北26日電）今天", Dateline(agency: "中央社", place: "台北")),
      ("【東京共同】政府は", Dateline(agency: "共同", place: "東京")),
      ("[서울=뉴시스] 홍길동 기자", Dateline(agency: "뉴시스", place: "서울")),
      ("(서울=연합뉴스) 홍길동 기자 =", Dateline(agency: "연합뉴스", place: "서울")),
    ])
  func reads(_ text: String, _ expected: Dateline) {
    #expect(CJKDateline.read(Array(text)) == expected)
  }

  @Test(arguments: [
    "", "【速報】雨が降った", "今天上午下雨", "新华社今天报道说，下雨了。", "(note) text", "(AP) Rain fell", "(AFP) - PARIS", "[1] 주석",
  ])
  func findsNone(_ text: String) {
    #expect(CJKDateline.read(Array(text)) == nil)
  }
}
