import Envelope
import Testing

@testable import Extraction

@Suite("Pages that hold no article") struct RejectionTests {
  private func reason(_ page: Page) -> Rejection.Reason? {
    if case .failure(let rejection) = Extractor().extract(page) { rejection.reason } else { nil }
  }

  private static let menu = """
    <nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav>
    """

  @Test(arguments: [
    ("404 Not Found", "The page you were looking for doesn't exist. You may have mistyped the address."),
    ("Seite nicht gefunden", "Die gesuchte Seite wurde leider verschoben oder gelöscht."),
    ("Page introuvable", "La page que vous recherchez n'existe plus ou a été déplacée."),
    ("Página no encontrada", "La página que buscas no existe o ha cambiado de dirección."),
    ("¡Vaya! No encontramos lo que buscas", "La página que intentas ver no está disponible. Vuelve a la portada."),
    ("Pagina non trovata", "La pagina richiesta non è disponibile."),
    ("Страница не найдена", "Запрашиваемая страница не существует или была удалена."),
    ("页面不存在", "您访问的页面不存在，请返回首页。"),
    ("ページが見つかりません", "お探しのページは移動または削除された可能性があります。"),
    ("الصفحة غير موجودة", "الصفحة التي تبحث عنها غير موجودة أو تم حذفها."),
  ])
  func errorPagesServedAsSuccess(title: String, text: String) {
    let page = Pages.html(
      "<title>\(title)</title><body>\(Self.menu)<main><h1>\(title)</h1><p>\(text)</p></main></body>",
      url: "https://news.example.org/missing")
    #expect(reason(page) == .errorPage)
    #expect(reason(Pages.text("\(title)\n\(text)\n")) == .errorPage)
  }

  private static let story = """
    <p>The town council approved a new cable bridge over the harbour late on Monday after a debate of six hours. It is \
    expected to cost about forty million, most of which the port has promised to pay over the next ten years.</p>
    <p>Nine members were for the plan and four against it, after more than eighty residents had spoken, many of whom fear \
    a toll. Work is to begin in spring and to take four years, the chair of the committee said.</p>
    """

  @Test(arguments: [
    // Messages of forms and players, hidden until they are needed.
    "<h1>Council approves bridge</h1>\(story)<div class=modal hidden><h3>Error</h3><p>Something went wrong.</p></div>",
    "<h1>Council approves bridge</h1><h4>404</h4> shares\(story)",
    "<h1>Council approves bridge</h1><p>This video is no longer available.</p>\(story)",
    // Headlines that speak of what error messages speak of.
    "<h1>Tickets no longer available for harbour concert</h1>\(story)",
    "<h1>“Something went wrong”: inquiry into bridge collapse opens</h1>\(story)",
  ])
  func articlesBesideAMessage(body: String) {
    #expect(reason(Pages.html("<title>Council | Post</title><body>\(body)", url: "https://example.org/1")) == nil)
  }

  @Test func aFalseBannerOverAFlattenedArticle() {
    let page = Pages.text(
      """
      404
      पृष्ठ नहीं मिला
      नगर परिषद ने नए बंदरगाह पुल को मंजूरी दी
      नगर परिषद ने सोमवार देर रात छह घंटे की बहस के बाद पुराने बंदरगाह पुल की जगह एक नया केबल पुल बनाने की योजना को मंजूरी दे दी।
      नौ सदस्यों ने प्रस्ताव का समर्थन किया और चार ने विरोध में मतदान किया, जिनमें से कई टोल बढ़ने को लेकर चिंतित थे।
      परिवहन समिति की अध्यक्ष ने कहा कि निर्माण अगले साल वसंत में शुरू होने और करीब चार साल चलने की उम्मीद है।
      """)
    #expect(reason(page) == nil)
  }

  @Test(arguments: ["a\n\n", "\n"]) func moreLinesThanCanBeDescribed(line: String) {
    #expect(reason(Pages.text(String(repeating: line, count: 600_000))) == .tooLarge)
  }

  @Test func errorStatusWithoutAnArticle() {
    var page = Pages.html("<body><h1>Oh no</h1><p>This did not work.</p></body>")
    page.httpStatus = 500
    #expect(reason(page) == .errorPage)
  }

  @Test(arguments: [
    "<h1>Just a moment…</h1><p>Checking your browser before you go on. Enable JavaScript and cookies to continue.</p>",
    "<h1>Are you a robot?</h1><p>We have seen unusual traffic from your network. Please complete the captcha.</p>",
    "<h1>Log in</h1><p>Sign in to continue. Already have an account?</p><form><label>Name <input></label></form>",
    "<h1>Ihre Zustimmung</h1><p>Wir verwenden Cookies und ähnliche Techniken. Mit Werbung weiterlesen oder alle akzeptieren.</p>",
  ])
  func walls(body: String) {
    #expect(reason(Pages.html("<title>News</title><body>\(body)</body>", url: "https://news.example.org/x")) == .wall)
  }

  @Test func emptyPages() {
    #expect(reason(Pages.html("")) == .emptyPage)
    #expect(reason(Pages.html("<html><body><script>var a = 1</script></body></html>")) == .emptyPage)
    #expect(reason(Pages.text("\n \n")) == .emptyPage)
  }

  @Test func bytesThatAreTextInNoCharset() {
    var broken = Pages.html("")
    broken.bytes = Array("<p>".utf8) + (0..<3000).map { $0 % 5 == 4 ? 0x20 : UInt8(0x80 + $0 % 60) }
    #expect(reason(broken) == .undecodable)
  }

  @Test func tooLargePages() {
    let extractor = Extractor(options: ExtractorOptions(maxPageBytes: 10))
    guard case .failure(let rejection) = extractor.extract(Pages.html("<p>some text that is longer</p>")) else {
      return #expect(Bool(false), "the page was taken")
    }
    #expect(rejection.reason == .tooLarge)
  }

  @Test func timeLimit() {
    let clock = TickingClock()
    let extractor = Extractor(options: ExtractorOptions(timeLimit: 10, clock: { clock.next() }))
    guard case .failure(let rejection) = extractor.extract(Pages.html("<p>some text</p>")) else {
      return #expect(Bool(false), "the page was taken")
    }
    #expect(rejection.reason == .timeLimit)
  }

  @Test func frontPagesAreListings() {
    let teasers = (1...12).map {
      """
      <div class="card"><h3><a href="/2025/\($0)">Council number \($0) decides on the new bridge</a></h3>
      <p>The members met on Monday and spoke for hours about the plans, which cost \($0) million.</p></div>
      """
    }
    let page = Pages.html(
      "<title>The Gazette</title><body>\(Self.menu)<main>\(teasers.joined())</main></body>",
      url: "https://news.example.org/")
    #expect(reason(page) == .listing)
  }
}

/// A clock that moves on by 100 ns each time it is read. A test reads it on one thread only.
private final class TickingClock: @unchecked Sendable {
  private var now: UInt64 = 0

  func next() -> UInt64 {
    now += 100
    return now
  }
}
