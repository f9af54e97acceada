import Testing

@testable import Extraction

@Suite("Hints of classes") struct ClassHintTests {
  @Test(
    arguments: [
      ("articleDate", ClassHints.date), ("post-date published", [.date, .published]),
      ("last-updated", [.date, .modified]), ("c-byline__item", .author), ("author", .author), ("authority", .author),
      ("candidate", []), ("mandate", []), ("timeline", []), ("col-12 sidebar", ClassHints(.besideArticle)),
      ("CommentList", .comments), ("entry-footer", []), ("site-footer", ClassHints(.pageFooter)),
      ("elementor-widget", []), ("widget-area", ClassHints(.widget)), ("date", .date), ("dat", []),
      ("redactor", .author), ("nota-redaccion", .author), ("recent-posts", ClassHints(.besideArticle)), ("", []),
    ] as [(String, ClassHints)])
  func tellWhereMetadataMayBe(_ value: String, _ hints: ClassHints) {
    let bytes = Array(value.utf8)
    #expect(ClassHintMatcher.standard.hints(bytes, bytes.indices).subtracting(.kinds) == hints, "\(value)")
  }

  @Test func areReadNoFurtherThanTheLimit() {
    let styling = String(repeating: "x1 ", count: 80)
    func hints(_ value: String) -> ClassHints {
      ClassHintMatcher.standard.hints(Array(value.utf8), 0..<value.utf8.count)
    }
    #expect(!hints(styling + "date").contains(.date))
    #expect(hints("date " + styling).contains(.date))
  }
}
