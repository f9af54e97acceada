/// A page made from its number: the same bytes each time.
struct NumberedPage {
  let number: Int
  /// The record's value.
  let value: [UInt8]?
  /// The record's content type.
  var type = "text/html"
  /// The page's address.
  var url: String { "https://faults.example/page/\(number)" }
  /// When it was fetched: one second after the page before it.
  var fetchedAt: String {
    let second = number % 60
    let minute = number / 60 % 60
    let hour = number / 3600 % 24
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    return "2026-03-01T\(two(hour)):\(two(minute)):\(two(second))Z"
  }

  /// A page with bytes of its own.
  init(_ number: Int, value: [UInt8], type: String) {
    self.number = number
    self.value = value
    self.type = type
  }

  init(_ number: Int, seed: UInt64) {
    self.number = number
    var random = Random(seed: seed, name: "page \(number)")
    switch number % 17 {
    case 5:
      value = Array("<html><head><title>404 Not Found</title></head><body><h1>404</h1></body></html>".utf8)
    case 11:
      value = number % 2 == 0 ? [] : nil
    case 14:
      value = (0..<200).map { _ in UInt8(truncatingIfNeeded: random.next()) & 0x1F }
    default:
      value = Array(NumberedPage.html(number, &random).utf8)
    }
  }

  /// A page in the manner of a small newspaper's.
  private static func html(_ number: Int, _ random: inout Random) -> String {
    func words(_ count: Int) -> String {
      var text: [String] = []
      for _ in 0..<count { text.append(vocabulary.randomElement(using: &random)!) }
      text[0] = text[0].prefix(1).uppercased() + text[0].dropFirst()
      return text.joined(separator: " ")
    }
    var paragraphs = ""
    for _ in 0..<Int.random(in: 4...9, using: &random) {
      var sentences: [String] = []
      for _ in 0..<Int.random(in: 2...4, using: &random) {
        sentences.append(words(Int.random(in: 9...18, using: &random)) + ".")
      }
      paragraphs += "<p>\(sentences.joined(separator: " "))</p>\n"
    }
    return """
      <!DOCTYPE html><html lang="en"><head><title>\(words(6)) \(number) | The Harbour Post</title></head><body>
      <nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a></nav>
      <article><h1>\(words(6)) \(number)</h1><p class="byline">By Ada Marsh</p>
      \(paragraphs)</article>
      <footer>All rights reserved</footer></body></html>
      """
  }

  private static let vocabulary = """
    council harbour bridge morning storm report minister budget school railway engineers repair northern market river \
    people officials announced expected several during against without nearly hospital ferry weather figures museum \
    library farmers elected weekly agreement damage closed opened planned delayed funding towns coast island winter \
    traffic residents meeting project station company workers season record prices water energy island harvest voted
    """.split(whereSeparator: { $0.isWhitespace }).map(String.init)
}
