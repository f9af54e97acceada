import Testing

@testable import Extraction

@Suite struct MachineReadableDatesTests {
  @Test(
    arguments: [
      DateCase("en", "2023-10-26", "2023-10-26"),
      DateCase("en", "2023-10-26T08:15:30Z", "2023-10-26T08:15:30Z"),
      DateCase("en", "2023-10-26T08:15:30.123456+02:00", "2023-10-26T08:15:30+02:00"),
      DateCase("en", "2023-10-26T08:15+0200", "2023-10-26T08:15:00+02:00"),
      DateCase("en", "2023-10-26 08:15:30 +0530", "2023-10-26T08:15:30+05:30"),
      DateCase("en", "2023-10-26 08:15:30", "2023-10-26"),
      DateCase("en", "2023-10-26T08:15:30−05:00", "2023-10-26T08:15:30-05:00"),
      DateCase("en", "2023/10/26 08:15 UTC", "2023-10-26T08:15:00Z"),
      DateCase("en", "2023-10-26T24:00:00Z", "2023-10-26T00:00:00Z"),
      DateCase("en", "1698308130", "2023-10-26T08:15:30Z"),
      DateCase("en", "1698308130123", "2023-10-26T08:15:30Z"),
      DateCase("en", "20231026", "2023-10-26"),
      DateCase("en", "20231026T081530Z", "2023-10-26T08:15:30Z"),
      DateCase("en", "20231026081530", "2023-10-26"),
      DateCase("en", "Thu, 26 Oct 2023 08:15:30 +0200", "2023-10-26T08:15:30+02:00"),
      DateCase("en", "Thu, 26 Oct 2023 08:15:30 GMT", "2023-10-26T08:15:30Z"),
      DateCase("en", "Thu Oct 26 08:15:30 UTC 2023", "2023-10-26"),
      DateCase("en", "Thu Oct 26 2023 08:15:30 GMT+0200 (CEST)", "2023-10-26T08:15:30+02:00"),
      DateCase("en", "  \"2023-10-26\"  ", "2023-10-26"),
      DateCase("de", "26.10.2023", "2023-10-26"),
      DateCase("en", "1923-10-26", "1923-10-26"),
    ])
  func reads(_ example: DateCase) {
    var parser = DatesInManyLanguagesTests.parser(example.language)
    let bytes = Array(example.text.utf8)
    let date = parser.machineDate(bytes, 0..<bytes.count)
    #expect(date?.description == example.expected)
  }

  @Test(
    arguments: [
      "", "0", "1970-01-01T00:00:00Z", "0001-01-01", "2093-10-26", "2023-13-26", "2023-02-30", "yesterday",
      "99999999999999",
      "-1", "2025-01-03T00:00:00Z",
    ])
  func refuses(_ text: String) {
    var parser = DatesInManyLanguagesTests.parser("en")
    let bytes = Array(text.utf8)
    let date = parser.machineDate(bytes, 0..<bytes.count)
    #expect(date == nil)
  }
}
