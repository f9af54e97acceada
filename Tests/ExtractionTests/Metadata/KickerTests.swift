import Testing

@testable import Extraction

/// Kickers, separators of other scripts, and names of blogs around headlines.
@Suite struct KickerTests {
  private static func read(_ html: String, url: String = "https://www.example.com/news/1") -> (String?, String?) {
    let metadata = PageMetadataTests.read(html, url: url)
    return (metadata.kicker, metadata.headline?.value)
  }

  @Test(arguments: [
    (
      "<h1><span>Election in Elsby</span><span> - </span><span>Mayor wins by nine votes</span></h1>",
      "Election in Elsby"
    ),
    ("<h1>Election in Elsby: Mayor wins by nine votes</h1>", "Election in Elsby"),
    ("<h1 itemprop=headline><b>Election</b> · Mayor wins by nine votes</h1>", "Election"),
    ("<h1>Mayor wins by nine votes</h1>", nil),
  ])
  func whatOnlyTheHeadingHasIsTheKicker(_ heading: String, _ kicker: String?) {
    let head = "<meta property=og:title content=\"Mayor wins by nine votes\">"
    let (found, headline) = Self.read("\(head)\(heading)<p>text</p>")
    #expect(headline == "Mayor wins by nine votes")
    #expect(found == kicker)
  }

  @Test(arguments: [" - ", ":", "·", " – "]) func aMarkBetweenKickerAndHeadlineBelongsToNeither(_ mark: String) {
    let title = "<title>Mayor wins by nine votes - The Elsby Post</title>"
    let head = "\(title)<meta property=og:title content=\"Mayor wins by nine votes\">"
    let heading = "<h1><span>Election</span><span>\(mark)</span><span>Mayor wins by nine votes</span></h1>"
    #expect(Self.read("\(head)\(heading)<p>text</p>") == ("Election", "Mayor wins by nine votes"))
  }

  @Test func theKickerMayStandInAStatement() {
    let head = "<meta property=og:title content=\"Election in Elsby: Mayor wins by nine votes\">"
    let (kicker, headline) = Self.read("\(head)<h1>Mayor wins by nine votes</h1>")
    #expect(headline == "Mayor wins by nine votes")
    #expect(kicker == "Election in Elsby")
  }

  @Test func aMarkInAnElementOfItsOwnStaysAtItsWord() {
    let head = "<meta property=og:title content=\"Patents: Court stops the sale of phones\">"
    let heading = "<h1><span>Patents</span><span>: </span><span>Court stops the sale of phones</span></h1>"
    #expect(Self.read("\(head)\(heading)").1 == "Patents: Court stops the sale of phones")
  }

  @Test(arguments: [
    "青石市将建第二座图书馆_青石网", "青石市将建第二座图书馆--时政--青石网", "青石市将建第二座图书馆-青石网", "青石市将建第二座图书馆－青石网",
    "青石市将建第二座图书馆_本地新闻_青石网", "青石市将建第二座图书馆 - 青石网",
  ])
  func titlesOfScriptsWithoutSpaces(_ title: String) {
    let html = "<title>\(title)</title><meta property=og:site_name content=青石网><p>text</p>"
    #expect(Self.read(html).1 == "青石市将建第二座图书馆")
  }

  @Test func aBlogsNameBeforeAColon() {
    let html =
      "<title>The Elsby Courier: Mayor wins by nine votes</title><h3 class=post-title>Mayor wins by nine votes</h3>"
    #expect(Self.read(html, url: "https://elsbycourier.blogspot.com/2025/05/a.html").1 == "Mayor wins by nine votes")
  }

  @Test func aNameThatOnlyTheTitleHas() {
    let html =
      "<title>Заречный вестник - Мост открыли после долгого ремонта</title><b>Мост открыли после долгого ремонта</b>"
    #expect(Self.read(html).1 == "Мост открыли после долгого ремонта")
    let short =
      "<title>Ein Einsatz – Die Neue Elsbyer Zeitung</title><p>Die Neue Elsbyer Zeitung</p><h1>Ein Einsatz</h1>"
    #expect(Self.read(short).1 == "Ein Einsatz")
  }

  @Test func anyHeadingWhereNothingElseIsSaid() {
    #expect(Self.read("<title> </title><h2>Mayor wins by nine votes</h2><p>text</p>").1 == "Mayor wins by nine votes")
  }
}
