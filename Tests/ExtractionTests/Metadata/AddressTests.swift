import Envelope
import Testing

@testable import Extraction

@Suite struct AddressTests {
  @Test(
    arguments: [
      ("www.example.com", "example.com"), ("news.example.co.uk", "example.co.uk"),
      ("a.b.example.com.br", "example.com.br"),
      ("example.de", "example.de"), ("jane.wordpress.com", "jane.wordpress.com"), ("127.0.0.1", "127.0.0.1"),
      ("localhost", "localhost"), ("m.example.or.jp", "example.or.jp"), ("", ""),
    ])
  func knowsTheRegistrableDomain(_ host: String, _ domain: String) {
    #expect(RegistrableDomain.of(host: host) == domain)
  }

  @Test func anArchivedCopyHasTheOriginalsAddress() throws {
    let address = try #require(
      PageAddress("https://web.archive.org/web/20180101000000/https://www.example.de/a/b?c"))
    #expect(address.host == "example.de")
    #expect(address.barePath.elementsEqual("/a/b".utf8))
  }

  @Test func noOtherSiteSpeaksForAnother() throws {
    let address = try #require(PageAddress("https://a.example/https://www.example.de/a/b"))
    #expect(address.host == "a.example")
  }

  @Test(
    arguments: [
      ("https://other.example/x", "https://other.example/x"), ("//cdn.example/x.jpg", "https://cdn.example/x.jpg"),
      ("/x.jpg", "https://www.example.com/x.jpg"), ("x.jpg", "https://www.example.com/a/x.jpg"),
      ("../x.jpg", "https://www.example.com/x.jpg"), ("./x.jpg", "https://www.example.com/a/x.jpg"), ("#top", nil),
      ("/a\u{9B}31m", nil), ("/Foto Nr. 4.jpg", "https://www.example.com/Foto%20Nr.%204.jpg"),
      ("https://cdn.example/a b\u{A0}\"c\".jpg", "https://cdn.example/a%20b%C2%A0%22c%22.jpg"),
      ("/größe/水.jpg?w=1&h={h}#x", "https://www.example.com/größe/水.jpg?w=1&h=%7Bh%7D#x"), ("javascript:void(0)", nil),
      ("data:image/png;base64,xx", nil), ("", nil),
    ])
  func resolvesReferences(_ reference: String, _ expected: String?) throws {
    let address = try #require(PageAddress("https://www.example.com/a/b.html?q=1#f"))
    #expect(address.resolve(Array(reference.utf8)[...]) == expected)
  }

  @Test(
    arguments: [
      ("/2023/10/26/a-title/", "2023-10-26"), ("/news/2023-10-26/a", "2023-10-26"), ("/20231026/a", "2023-10-26"),
      ("/world/2023/oct/26/a", "2023-10-26"), ("/a_26.10.2023_b", "2023-10-26"),
      ("/2023-10/26/c_12345.htm", "2023-10-26"),
      ("/2023/1026/c1.html", "2023-10-26"), ("/2023/10/a", nil), ("/12345678/a", nil), ("/2093/10/26/", nil),
      ("/", nil),
    ])
  func findsTheDate(_ path: String, _ expected: String?) {
    let parser = DatesInManyLanguagesTests.parser("de")
    #expect(URLDate.find(in: Array(path.utf8), parser: parser)?.description == expected)
  }

  @Test(
    arguments: [
      ("<link rel=canonical href=ferry>", "https://news.example.org/2025/ferry"),
      ("<meta property=og:url content=news.example.org/2025/ferry>", "https://news.example.org/2025/ferry"),
      ("<meta property=og:url content=www.news.example.org/ferry>", "https://www.news.example.org/ferry"),
      ("<meta property=og:url content=True>", nil), ("<meta property=og:url content=other.example/ferry>", nil),
      (#"<script type=application/ld+json>{"@type":"Article","mainEntityOfPage":"True"}</script>"#, nil),
      (
        #"<script type=application/ld+json>{"@type":"Article","mainEntityOfPage":"/2025/ferry"}</script>"#,
        "https://news.example.org/2025/ferry"
      ),
    ])
  func knowsTheCanonicalAddress(_ head: String, _ expected: String?) {
    let metadata = PageMetadataTests.read("\(head)<h1>Ferry</h1>", url: "https://news.example.org/2025/a?x=1")
    #expect(metadata.canonicalURL?.value == expected)
  }

  @Test(
    arguments: [
      (
        "<figure><img class=lazy src=data:image/gif;base64,R0 data-src=/img/quay.jpg><figcaption>The quay</figcaption></figure>",
        "https://news.example.org/img/quay.jpg"
      ),
      ("<img src=/img/quay.jpg width=640>", "https://news.example.org/img/quay.jpg"),
      ("<img src=/img/icon.png width=32>", nil), ("<img src=/img/icon.png>", nil),
    ])
  func findsThePictureUnderTheHeadline(_ image: String, _ expected: String?) {
    let html = "<h1>Elsby to get a ferry</h1>\(image)<p>The harbour of Elsby will get a second berth.</p>"
    #expect(PageMetadataTests.read(html, url: "https://news.example.org/2025/a").image?.value.url == expected)
  }
}
