import Envelope
import Foundation
import Testing

@testable import Extraction

@Suite("Bodies of HTML pages") struct BodyTests {
  private static let paragraphs = [
    "The council closes the old bridge at the beginning of May, said the mayor on Monday evening after the vote.",
    "Works will go on until the end of October and cost about four million, as the administration told the paper.",
    "Shopkeepers fear for their customers, because the way around the river takes twenty minutes more each day.",
    "“We were not asked,” said the owner of a bakery near the market, who has collected three hundred signatures.",
    "The opposition wants the works to begin in autumn instead, when fewer visitors come into the old town.",
  ]

  private func article(_ inner: String, after: String = "") throws -> Article {
    try Extractor().extract(
      Pages.html(
        """
        <html lang="en"><head><title>Bridge closes in May - The Gazette</title></head><body>
        <header><a href="/">The Gazette</a><nav><a href="/a">Politics</a> <a href="/b">Sport</a></nav></header>
        <main><article><h1>Bridge closes in May</h1><p class="byline">By Ann Example</p>\(inner)</article>\(after)</main>
        <footer><p>Copyright 2025 The Gazette. All rights reserved.</p></footer></body></html>
        """)
    ).get()
  }

  private var plain: String { Self.paragraphs.map { "<p>\($0)</p>" }.joined(separator: "\n") }

  @Test func paragraphsAreKeptInOrder() throws {
    let article = try article(plain)
    #expect(article.articleBody.components(separatedBy: "\n\n") == Self.paragraphs)
    #expect(article.headline == "Bridge closes in May")
    #expect(article.inLanguage.hasPrefix("en"))
    #expect((85...105).contains(article.wordCount))
  }

  @Test func repeatedParagraphsAreCounted() throws {
    let article = try article(plain + plain)
    #expect(article.articleBody.components(separatedBy: "\n\n") == Self.paragraphs)
    #expect(article.cleaning?.counts[.repeatedBlocks] == Self.paragraphs.count)
  }

  @Test(arguments: [
    "<p>Weiterlesen mit Plus: Dieser Artikel ist exklusiv für Abonnenten. Sie haben bereits ein Konto?</p>",
    "<p>Материал доступен только подписчикам.</p><p>Оформите подписку, чтобы читать дальше.</p>",
    "<p>Subscribe to continue reading this story. Already a subscriber? Log in.</p>",
  ])
  func aNoticeForSubscribersIsNoPartOfTheBody(notice: String) throws {
    let article = try article(plain + notice)
    #expect(article.articleBody.components(separatedBy: "\n\n") == Self.paragraphs)
    #expect(article.truncated == true)
  }

  @Test("Thai prose, which has no full stops, ends the place of false error messages too")
  func aMessageIsNoneAfterUnmarkedProse() throws {
    let prose = [
      "สภาเมืองมีมติเมื่อคืนวันจันทร์หลังการประชุมนานหกชั่วโมงให้สร้างสะพานขึงแห่งใหม่แทนสะพานท่าเรือเก่าด้วยงบประมาณสี่ร้อยล้านบาท",
      "สมาชิกสภาเก้าคนสนับสนุนข้อเสนอและสี่คนลงคะแนนคัดค้านหลังจากชาวบ้านกว่าแปดสิบคนได้แสดงความคิดเห็นเรื่องค่าผ่านทางที่สูงขึ้น",
      "เว็บไซต์ของเมืองล่มตลอดทั้งคืนเพราะมีผู้เข้าชมจำนวนมากและหลายคนเข้าดูเอกสารของโครงการไม่ได้จนถึงเช้าวันอังคาร",
    ]
    let message = "ไม่พบหน้าที่คุณต้องการ เป็นข้อความที่ชาวเมืองเห็นบ่อยที่สุดในคืนนั้น"
    let text = (["สภาเมืองอนุมัติสะพานแห่งใหม่", message] + prose + [message + "ตามรายงาน"]).joined(separator: "\n")
    // Rules alone: all lines under the headline look like an article's to the models.
    let article = try Extractor().extract(Pages.text(text)) { count in
      BlockScores(article: [0] + [Float](repeating: 0.9, count: count - 1))
    }.get()
    #expect(article.articleBody.components(separatedBy: "\n\n") == prose + [message + "ตามรายงาน"])
  }

  @Test func aBodySplitByFurnitureIsPutTogether() throws {
    let inner =
      "<div>" + Self.paragraphs[0..<2].map { "<p>\($0)</p>" }.joined()
      + "</div><aside class=\"related\"><h4>Read more</h4><ul><li><a href=\"/x\">Ten bridges of the north</a></li></ul></aside><div>"
      + Self.paragraphs[2...].map { "<p>\($0)</p>" }.joined() + "</div>"
    let body = try article(inner).articleBody
    #expect(body.components(separatedBy: "\n\n") == Self.paragraphs)
  }

  @Test func aParagraphThatIsTooLongByItselfIsCutAtAWord() throws {
    let sentence = "The council said “no” and the \"old\" bridge stays closed until the rain has stopped. "
    let page = Pages.html(
      "<title>t</title><body><article><h1>Bridge</h1><p>\(String(repeating: sentence, count: 40))</p></article></body>")
    let whole = try Extractor().extract(page).get()
    let cut = try Extractor(options: ExtractorOptions(maxOutputBytes: 1_000)).extract(page).get()
    #expect(cut.truncated == true)
    #expect(whole.articleBody.hasPrefix(cut.articleBody + " "))
    // In JSON a quotation mark takes two bytes.
    let length = cut.articleBody.utf8.count + cut.articleBody.utf8.count { $0 == UInt8(ascii: "\"") }
    #expect((980...1_000).contains(length))
    #expect(cut.wordCount == cut.articleBody.split(separator: " ").count)
  }

  @Test func theOutputLimitCutsAtAParagraph() throws {
    let page = Pages.html("<title>t</title><body><article><h1>Bridge</h1>\(plain)</article></body>")
    let whole = try Extractor().extract(page).get()
    let cut = try Extractor(options: ExtractorOptions(maxOutputBytes: 250)).extract(page).get()
    #expect(whole.truncated == nil)
    #expect(cut.truncated == true)
    #expect(cut.articleBody.utf8.count <= 250)
    #expect(whole.articleBody.hasPrefix(cut.articleBody))
  }

  @Test func anArticleDoesNotDependOnThePagesBefore() throws {
    let extractor = Extractor()
    let page = Pages.html("<title>t</title><body><article><h1>Bridge</h1>\(plain)</article></body>")
    let first = try extractor.extract(page).get()
    _ = extractor.extract(
      Pages.text("Menu\nHome\nSome other page with one longer sentence, which is here to be read.\n"))
    _ = extractor.extract(Pages.html("<div><div><p>x"))
    #expect(try extractor.extract(page).get() == first)
  }

  @Test func hostilePagesTakeLinearTime() {
    let many = String(repeating: "<div class='a b' style='display:none'>x<p>", count: 5_000)
    let flat = String(repeating: "<p>word word, word.</p>", count: 5_000)
    let breaks = String(repeating: "<br>", count: 20_000)
    let cells = "<table>" + String(repeating: "<tr><td>a<td>b", count: 5_000)
    for html in [many, flat, breaks, cells] { _ = Extractor().extract(Pages.html(html)) }
  }
}
