import Foundation
import Testing

@testable import Extraction

/// Pages on which the article is not alone, or not shown.
@Suite("Crowded pages") struct CrowdedPageTests {
  private static let first = [
    "The council closes the old bridge at the beginning of May, said the mayor on Monday evening after the vote.",
    "Works will go on until the end of October and cost about four million, as the administration told the paper.",
    "Shopkeepers fear for their customers, because the way around the river takes twenty minutes more each day.",
  ]
  private static let second = [
    "Fishermen on the coast have caught a squid of four metres, the largest one in these waters for thirty years.",
    "It was brought to the museum of the harbour, where a biologist will look at it before it is shown to visitors.",
    "The crew had been out for mackerel when the net grew so heavy that two men more were needed to pull it in.",
    "“First we thought of a rock,” said the skipper, who has worked on these waters since he was sixteen years old.",
    "Such animals live in the deep, and only a storm of several days brings them near to the coast, experts say.",
  ]

  private func paragraphs(_ texts: [String]) -> String { texts.map { "<p>\($0)</p>" }.joined(separator: "\n") }

  private func body(_ inner: String) throws -> [String] {
    let page = Pages.html(
      "<html lang=\"en\"><head><title>Bridge closes in May</title></head><body>\(inner)</body></html>")
    return try Extractor().extract(page).get().articleBody.components(separatedBy: "\n\n")
  }

  @Test func aConsentDialogLongerThanTheArticleIsNoArticle() throws {
    let dialog = (1...6).map {
      """
      <div class="cat"><h4>Purpose \($0)</h4><p>We use cookies that remember what you have chosen, so that the site works \
      as you expect it to. You can refuse them, but parts of the site will then not work for you any longer.</p></div>
      """
    }
    let kept = try body(
      "<article><h1>Bridge closes in May</h1>\(paragraphs(Self.first))</article>"
        + "<div id=\"cookie-consent\"><h2>Your choices</h2>\(dialog.joined())</div>")
    #expect(kept == Self.first)
  }

  @Test func anArticleUnderAConsentClassIsKept() throws {
    let kept = try body(
      "<div class=\"cookie-consent-given\"><article><h1>Bridge closes in May</h1>"
        + "\(paragraphs(Self.first + ["We use cookies, says the mayor."]))</article></div>")
    #expect(kept.starts(with: Self.first))
  }

  @Test func theNextArticleOfAnEndlessPageIsLeftOut() throws {
    let kept = try body(
      "<main><article><h1>Bridge closes in May</h1>\(paragraphs(Self.first + Self.first.reversed()))</article>"
        + "<article><h1>A squid of four metres</h1>\(paragraphs(Self.second))</article></main>")
    #expect(kept == Self.first)
  }

  @Test func textThatOnlyAScriptHoldsIsRead() throws {
    let elements = (Self.first + Self.second + ["“We were not <b>asked</b>,” said a baker, who was at the market."])
      .map { "{\"type\": \"paragraph\", \"content\": [{\"type\": \"text\", \"value\": \"\($0)\"}]}" }
    let filler = String(repeating: "{\"type\": \"advertisement\", \"href\": \"/a/b/c\"}, ", count: 30)
    let kept = try body(
      "<article><h1>Bridge closes in May</h1>\(paragraphs(Array(Self.first.prefix(1))))</article>"
        + "<script type=\"application/json\">{\"story\": {\"body\": [\(filler)\(elements.joined(separator: ", "))]},"
        + " \"style\": {\"html\": \"p { color: red }\"}}</script>")
    #expect(kept.starts(with: Self.first + Self.second))
    #expect(kept.last == "“We were not asked,” said a baker, who was at the market.")
  }

  @Test func aScriptsTextThatIsAnotherOneIsNotRead() throws {
    let elements = (Self.second + Self.second.reversed()).map { "{\"text\": \"\($0)\"}" }.joined(separator: ", ")
    let filler = String(repeating: " ", count: 2000)
    let kept = try body(
      "<article><h1>Bridge closes in May</h1>\(paragraphs(Self.first))</article>"
        + "<script type=\"application/json\">[\(elements)]\(filler)</script>")
    #expect(kept == Self.first)
  }
}
