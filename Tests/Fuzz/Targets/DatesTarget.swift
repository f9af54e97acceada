import Envelope

/// Dates where pages state them. The first byte chooses the place.
final class DatesTarget: FuzzTarget {
  static let name = "dates"
  static let summary = "dates in meta elements, time elements, visible text and addresses"
  static let maximumBytes = 512
  static let seeds: [[UInt8]] = [
    "2026-02-03T16:20:00+01:00", "3. März 2026, 17.45 Uhr", "Feb 3rd, 2026 4:20 PM EST", "03/02/2026",
    "2026年2月3日 16时20分",
    "٣ فبراير ٢٠٢٦", "3 февраля 2026 г. в 16:20", "Publicado el 3 de febrero de 2026 a las 16:20", "1770135600000",
    "Tue, 03 Feb 2026 16:20:00 GMT", "3 กุมภาพันธ์ 2569", "yesterday at 4 p.m.", "/2026/02/03/bridge", "20260203T162000Z",
  ].enumerated().map { [UInt8($0.offset)] + Array($0.element.utf8) }
  static let words = [
    "Updated", "Published", "Uhr", "GMT", "UTC", "+14:00", "-12:00", "am", "p.m.", "T24:00:00", "Z", "February", "März",
    "février", "февраля", "2月", "29/02/2025", "00/00/0000", "9999-99-99", "0001-01-01", "1e9", "-", ".", "/", "٢", "๒",
  ]

  private static let places: [(before: String, after: String)] = [
    ("<meta property=\"article:published_time\" content=\"", "\">"),
    ("<time datetime=\"", "\">today</time>"),
    ("<time>", "</time>"),
    ("<p class=\"date\">", "</p>"),
    ("<span itemprop=\"datePublished\">", "</span>"),
    ("<link rel=\"canonical\" href=\"https://a.example", "\">"),
    ("<p>Published ", "</p>"),
    ("<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"datePublished\":\"", "\"}</script>"),
  ]

  private let check = ArticleCheck()

  func fault(in input: [UInt8]) -> String? {
    guard let choice = input.first else { return nil }
    let place = Self.places[Int(choice) % Self.places.count]
    return check.fault(of: FuzzPages.page(FuzzPages.around(place.before, Array(input.dropFirst()), place.after)))
  }
}
