import Envelope

extension SamplePage {
  /// Everything that the demonstration feeds in: articles in six languages, copies of them, error pages, broken records.
  static let all: [SamplePage] = articles + copies + noArticles + broken

  private static let articles: [SamplePage] = [
    SamplePage("English, JSON-LD", .ferry, as: .modern, fetched: 0),
    SamplePage("English, tables", .bakery, as: .tables, fetched: 1),
    SamplePage("English, flat text", .observatory, as: .text, fetched: 2),
    SamplePage("German, JSON-LD", .tram, as: .modern, fetched: 3),
    SamplePage("German, bare page", .beekeepers, as: .plain, fetched: 4),
    SamplePage("French, JSON-LD", .library, as: .modern, fetched: 5),
    SamplePage("Spanish, bare page", .orchard, as: .plain, fetched: 6),
    SamplePage("Italian, tables", .bridge, as: .tables, fetched: 7),
    SamplePage(
      "Russian, raw page in windows-1251", url: "https://zarechny-vestnik.example/news/vodohranilishche",
      value: windows1251(Site.tables.page(.reservoir)),
      headers: [
        RecordHeader(name: "url", value: "https://zarechny-vestnik.example/news/vodohranilishche"),
        RecordHeader(name: "fetched-at", value: time(8)),
        RecordHeader(name: "content-type", value: "text/html; charset=windows-1251"),
      ]),
    SamplePage(
      "False error banner, repeated paragraphs",
      envelope: [
        "url": "https://wire-copy.example/2026/02/ferry-licence", "fetchedAt": time(9), "text": bannerPage,
      ]),
  ]

  private static let copies: [SamplePage] = [
    SamplePage("Exact copy on another site", .ferry.moved(to: "island-times", "Island Times"), as: .plain, fetched: 20),
    SamplePage("Exact copy as flat text", .bakery.moved(to: "bread-wire", "Bread Wire"), as: .text, fetched: 21),
    SamplePage("Exact copy in German", .tram.moved(to: "stadtnetz", "Stadtnetz"), as: .tables, fetched: 22),
    SamplePage("Exact copy in Spanish", .orchard.moved(to: "prensa-sur", "Prensa Sur"), as: .modern, fetched: 23),
    SamplePage(
      "Near copy: words changed", .ferry.moved(to: "coast-daily", "Coast Daily").edited(), as: .modern, fetched: 24),
    SamplePage(
      "Near copy: words changed, French", .library.moved(to: "ouest-info", "Ouest Info").edited(), as: .plain,
      fetched: 25),
    SamplePage(
      "Near copy: words changed, Italian", .bridge.moved(to: "valle-oggi", "Valle Oggi").edited(), as: .modern,
      fetched: 26),
    SamplePage(
      "Cut: the first three paragraphs", .bakery.moved(to: "short-news", "Short News").cut(to: 3), as: .modern,
      fetched: 27),
    SamplePage(
      "Cut: the first three paragraphs, German", .tram.moved(to: "kurzblick", "Kurzblick").cut(to: 3), as: .modern,
      fetched: 28),
    SamplePage(
      "Extended by two paragraphs", .observatory.moved(to: "night-sky", "Night Sky").extended(), as: .modern,
      fetched: 29),
    SamplePage(
      "Extended by two paragraphs, Spanish", .orchard.moved(to: "campo-hoy", "Campo Hoy").extended(), as: .plain,
      fetched: 30),
    SamplePage("The same page, fetched again", .ferry, as: .modern, fetched: 31),
  ]

  private static let noArticles: [SamplePage] = [
    SamplePage(
      "Error page: 404",
      envelope: [
        "url": "https://harbour-post.example/news/gone", "fetchedAt": time(40),
        "html": "<html><head><title>404 Not Found</title></head><body><h1>404</h1><p>Sorry, the page that you are "
          + "looking for does not exist.</p><a href=/>Back to the front page</a></body></html>",
      ]),
    SamplePage(
      "Error page: 503, flat text",
      envelope: [
        "url": "https://ridge-courier.example/x", "fetchedAt": time(41),
        "text": "503\nService Unavailable\nTry again later.",
      ]),
    SamplePage(
      "Error page in German",
      envelope: [
        "url": "https://landblick.example/weg", "fetchedAt": time(42),
        "html":
          "<title>Seite nicht gefunden</title><h1>Fehler 404</h1><p>Die angeforderte Seite wurde nicht gefunden.</p>",
      ]),
    SamplePage(
      "Only a false error banner",
      envelope: [
        "url": "https://wire-copy.example/banner", "fetchedAt": time(43),
        "text": "403\nSorry!!\nError! We're sorry, but the page you were looking for doesn't exist.",
      ]),
    SamplePage(
      "A list of links",
      envelope: [
        "url": "https://mill-lane-news.example/", "fetchedAt": time(44),
        "html": "<html><body><ul>"
          + (1...40).map { "<li><a href=/news/\($0)>Headline number \($0) of the day</a></li>" }.joined()
          + "</ul></body></html>",
      ]),
    SamplePage(
      "An empty page",
      envelope: [
        "url": "https://le-quai.example/vide", "fetchedAt": time(45), "html": "<html><body></body></html>",
      ]),
  ]

  private static let broken: [SamplePage] = [
    SamplePage("No JSON", url: nil, value: Array("{\"url\": \"https://e.example/a\", ".utf8), headers: []),
    SamplePage("No url", envelope: ["html": "<p>Text without an address.</p>"]),
    SamplePage("An address that is none", envelope: ["url": "not a url", "html": "<p>x</p>"]),
    SamplePage(
      "An empty value", url: "https://e.example/empty", value: [],
      headers: [
        RecordHeader(name: "url", value: "https://e.example/empty")
      ]),
    SamplePage(
      "Broken gzip", url: "https://e.example/gzip", value: [0x1F, 0x8B, 0x08, 0x00, 0x41, 0x42],
      headers: [
        RecordHeader(name: "url", value: "https://e.example/gzip"),
        RecordHeader(name: "content-type", value: "text/html"),
        RecordHeader(name: "content-encoding", value: "gzip"),
      ]),
    SamplePage(
      "A picture", url: "https://e.example/a.png", value: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A],
      headers: [
        RecordHeader(name: "url", value: "https://e.example/a.png"),
        RecordHeader(name: "content-type", value: "image/png"),
      ]),
    SamplePage(
      "An unknown charset", url: "https://e.example/charset", value: Array("<p>text".utf8),
      headers: [
        RecordHeader(name: "url", value: "https://e.example/charset"),
        RecordHeader(name: "content-type", value: "text/html; charset=klingon-8"),
      ]),
    SamplePage(
      "A date that is none",
      envelope: [
        "url": "https://e.example/date", "fetchedAt": "yesterday", "html": "<p>x</p>",
      ]),
  ]

  /// An article flattened to text under a false error banner, with paragraphs twice, a disclaimer and no comments.
  private static let bannerPage: String = {
    let paragraphs = [
      "HALDEN (Nordwire) - The regional transport office has granted the first licence for an electric ferry on Lake Halden, ending a dispute over moorings that had kept the boat in its shed for two summers.",
      "The vessel carries ninety passengers and charges at a pier that the village of Sund built with its own money. It will call at five landings, four times a day, between Easter and the end of October.",
      "Opponents had argued that the wash of a larger boat would damage the reed beds on the northern shore. The licence therefore sets a limit of eleven knots and closes the bay to it in the breeding season.",
    ]
    return
      (["403", "Sorry!!", "Error! We're sorry, but the page you were looking for doesn't exist."]
      + ["Electric ferry on Lake Halden gets its licence"] + paragraphs + paragraphs.dropFirst()
      + [
        "Legal Disclaimer:",
        "Nordwire provides the information “as is” without warranty of any kind and accepts no responsibility for it.",
        "Comments", "No comment",
      ]).joined(separator: "\n")
  }()

  /// Text in windows-1251, with the letters that the demonstration's Russian story has.
  private static func windows1251(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { scalar in
      switch scalar.value {
      case 0..<0x80: UInt8(scalar.value)
      case 0x410...0x44F: UInt8(scalar.value - 0x410 + 0xC0)
      case 0x451: 0xB8
      case 0x401: 0xA8
      default: UInt8(ascii: "?")
      }
    }
  }
}

extension Story {
  /// The same text at another publisher.
  fileprivate func moved(to site: String, _ publisher: String) -> Story {
    var story = self
    story.site = "https://\(site).example"
    story.publisher = publisher
    return story
  }

  /// Some words changed, in the first paragraph and the last.
  fileprivate func edited() -> Story {
    var story = self
    for index in [0, paragraphs.count - 1] {
      var words = story.paragraphs[index].split(separator: " ").map(String.init)
      words[words.count / 2] = words[0].lowercased()
      story.paragraphs[index] = words.joined(separator: " ")
    }
    return story
  }

  /// Only the beginning.
  fileprivate func cut(to count: Int) -> Story {
    var story = self
    story.paragraphs = Array(paragraphs.prefix(count))
    return story
  }

  /// Two paragraphs of another story after it.
  fileprivate func extended() -> Story {
    var story = self
    let others = [Story.bakery, .orchard, .library].filter { $0.language == language && $0.slug != slug }
    story.paragraphs += (others.first ?? .ferry).paragraphs.suffix(2)
    return story
  }
}
