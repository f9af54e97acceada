import Envelope
import Testing

@testable import Extraction

/// A text, the language of its page, and the date and time in it.
struct DateCase: Sendable, CustomTestStringConvertible {
  var text: String
  var language: String
  var expected: String
  var testDescription: String { "\(language): \(text)" }

  init(_ language: String, _ text: String, _ expected: String) {
    self.text = text
    self.language = language
    self.expected = expected
  }
}

@Suite struct DatesInManyLanguagesTests {
  @Test(
    arguments: [
      DateCase("en", "Published: October 26, 2023 at 8:15 p.m. EDT", "2023-10-26 20:15 -240"),
      DateCase("en-GB", "26th October 2023, 08:15 BST", "2023-10-26 08:15 60"),
      DateCase("en-US", "03/04/2023", "2023-03-04"),
      DateCase("en-GB", "03/04/2023", "2023-04-03"),
      DateCase("en-US", "9:30 AM ET, Thu July 6, 2023", "2023-07-06 09:30 -240"),
      DateCase("en-US", "Updated 11:05 PM PT, Tue January 3, 2023", "2023-01-03 23:05 -480"),
      DateCase("en", "on the 1st of March 2023", "2023-03-01"),
      DateCase("de", "Donnerstag, 26. Oktober 2023, 20.15 Uhr", "2023-10-26 20:15"),
      DateCase("de", "Stand: 05.03.2023 06:00 Uhr", "2023-03-05 06:00"),
      DateCase("de", "26.10.23", "2023-10-26"),
      DateCase("de", "3. März 2023", "2023-03-03"),
      DateCase("de", "1. Jänner 2024", "2024-01-01"),
      DateCase("fr", "Publié le 26 février 2023 à 20h15", "2023-02-26 20:15"),
      DateCase("fr", "1er août 2023", "2023-08-01"),
      DateCase("es", "26 de octubre de 2023 a las 20:15 h", "2023-10-26 20:15"),
      DateCase("es", "5 ENE 2023 - 08:15 CET", "2023-01-05 08:15 60"),
      DateCase("pt", "26 de março de 2023 às 9h05", "2023-03-26 09:05"),
      DateCase("it", "26 settembre 2023 alle 18:30", "2023-09-26 18:30"),
      DateCase("nl", "26 maart 2023 om 10:00 uur", "2023-03-26 10:00"),
      DateCase("pl", "26 października 2023, 14:02", "2023-10-26 14:02"),
      DateCase("pl", "5 listopada 2023", "2023-11-05"),
      DateCase("hr", "5. listopada 2023.", "2023-10-05"),
      DateCase("cs", "3. března 2023 v 8:05", "2023-03-03 08:05"),
      DateCase("sk", "26. júla 2023", "2023-07-26"),
      DateCase("hu", "2023. október 26. 8:15", "2023-10-26 08:15"),
      DateCase("hu", "2023. 10. 26.", "2023-10-26"),
      DateCase("ro", "26 octombrie 2023, ora 12:30", "2023-10-26 12:30"),
      DateCase("ru", "26 октября 2023 г. в 15:04 МСК", "2023-10-26 15:04 180"),
      DateCase("uk", "26 жовтня 2023, 15:04", "2023-10-26 15:04"),
      DateCase("bg", "26 юни 2023", "2023-06-26"),
      DateCase("el", "26 Οκτωβρίου 2023, 08:15 μ.μ.", "2023-10-26 20:15"),
      DateCase("tr", "26 Ağustos 2023 Cumartesi 17:40", "2023-08-26 17:40"),
      DateCase("ar", "الجمعة 24 نيسان / أبريل 2020 09:22 مساءً", "2020-04-24 21:22"),
      DateCase("ar", "24 كانون الثاني/يناير 2020", "2020-01-24"),
      DateCase("hi", "January / जनवरी 24, 2020", "2020-01-24"),
      DateCase("sv", "26 oktober 2023 kl 08.15", "2023-10-26 08:15"),
      DateCase("da", "26. maj 2023 kl. 08.15", "2023-05-26 08:15"),
      DateCase("no", "26. desember 2023", "2023-12-26"),
      DateCase("fi", "26. tammikuuta 2023 klo 8.15", "2023-01-26 08:15"),
      DateCase("ar", "٢٦ أكتوبر ٢٠٢٣", "2023-10-26"),
      DateCase("ar", "26 تشرين الأول 2023", "2023-10-26"),
      DateCase("he", "26 באוקטובר 2023", "2023-10-26"),
      DateCase("hi", "26 अक्टूबर 2023", "2023-10-26"),
      DateCase("hi", "२६ अक्टूबर २०२३", "2023-10-26"),
      DateCase("id", "Kamis, 26 Agustus 2023 14:30 WIB", "2023-08-26 14:30 420"),
      DateCase("vi", "Thứ năm, 26/10/2023 - 14:30", "2023-10-26 14:30"),
      DateCase("vi", "ngày 26 tháng 10 năm 2023", "2023-10-26"),
      DateCase("ja", "2023年10月26日 14時30分", "2023-10-26 14:30"),
      DateCase("ja", "令和5年10月26日", "2023-10-26"),
      DateCase("ja", "2023/10/26 14:30", "2023-10-26 14:30"),
      DateCase("zh", "2023年10月26日 下午3:20", "2023-10-26 15:20"),
      DateCase("zh", "发布时间：2023-10-26 08:15:30", "2023-10-26 08:15:30"),
      DateCase("ko", "입력 2023.10.26. 오후 3:20", "2023-10-26 15:20"),
      DateCase("ko", "2023년 10월 26일", "2023-10-26"),
      DateCase("th", "26 ตุลาคม 2566 เวลา 14:30 น.", "2023-10-26 14:30"),
      DateCase("th", "๒๖ ต.ค. ๒๕๖๖", "2023-10-26"),
      DateCase("fa", "26 اکتبر 2023", "2023-10-26"),
      DateCase("lt", "2023 m. spalio 26 d.", "2023-10-26"),
      DateCase("ca", "26 d'octubre de 2023", "2023-10-26"),
    ])
  func readsADate(_ example: DateCase) throws {
    let found = try #require(Self.parse(example.text, example.language))
    #expect(Self.describe(found) == example.expected)
  }

  @Test(
    arguments: [
      "Call 555-10-2023-77", "192.168.10.2023.4", "no date at all", "Item 2023-99-12", "26 October", "October 2023",
      "31 February 2023", "26 October 2093", "12/2023", "1.2.3", "ISBN 978-3-16-148410-0",
    ])
  func findsNoDate(_ text: String) {
    #expect(Self.parse(text, "en") == nil)
  }

  @Test func tenMillionDigitsAreHarmless() {
    let text = [UInt8](repeating: UInt8(ascii: "7"), count: 10_000_000)
    var parser = Self.parser("en")
    let found = parser.first(in: text, 0..<text.count)
    #expect(found?.date == nil)
  }

  static func parser(_ language: String) -> DateParser {
    DateParser(
      language: Language2(tag: language.utf8),
      isMonthFirst: DayMonthOrder.isMonthFirst(languageTag: Array(language.utf8), domainSuffix: "com"),
      fetchedAt: Timestamp(rfc3339: "2025-01-01T00:00:00Z")!)
  }

  static func parse(_ text: String, _ language: String) -> ArticleDate? {
    var parser = parser(language)
    let bytes = Array(text.utf8)
    return parser.first(in: bytes, 0..<bytes.count)?.date
  }

  /// Day, time and offset in minutes, as far as they are known.
  static func describe(_ date: ArticleDate) -> String {
    var text = date.day.description
    if let second = date.secondOfDay {
      func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
      text += " \(two(second / 3600)):\(two(second / 60 % 60))"
      if date.hasSeconds { text += ":\(two(second % 60))" }
    }
    if let offset = date.offsetMinutes { text += " \(offset)" }
    return text
  }
}
