import Testing

@testable import Envelope

@Suite struct TimestampTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("2026-03-01T08:15:00Z", 1_772_352_900_000),
    ("2026-03-01T09:15:00+01:00", 1_772_352_900_000), ("2026-03-01 08:15:00.25z", 1_772_352_900_250),
    ("1969-12-31T23:59:59.999Z", -1), ("2024-02-29T00:00:00Z", 1_709_164_800_000),
    ("2016-12-31T23:59:60Z", 1_483_228_800_000), ("0000-01-01T00:00:00Z", -62_167_219_200_000),
    ("2026-03-01T08:15:00.123456789Z", 1_772_352_900_123),
  ])
  func readsRFC3339(text: String, milliseconds: Int64) {
    #expect(Timestamp(rfc3339: text)?.milliseconds == milliseconds)
  }

  @Test(arguments: [
    "", "2026-03-01", "2026-03-01T08:15:00", "2026-02-30T00:00:00Z", "2026-13-01T00:00:00Z", "2026-03-01T24:00:00Z",
    "0000-01-01T00:00:00+00:01", "9999-12-31T23:59:59-01:00", "2026-03-01T08:15:00.Z", "2026-03-01T08:15:00Zx",
    "2026-03-01T08:15:00+0100", "２026-03-01T08:15:00Z",
  ])
  func refusesAnythingElse(text: String) {
    #expect(Timestamp(rfc3339: text) == nil)
  }

  @Test func refusesLongText() {
    #expect(Timestamp(rfc3339: String(repeating: "2", count: 1_000_000)) == nil)
  }

  @Test func writesWhatItReads() {
    for milliseconds: Int64 in [0, -1, 1, 999, 1_772_352_900_250, -62_167_219_200_000, 253_402_300_799_999] {
      let timestamp = Timestamp(milliseconds: milliseconds)
      #expect(Timestamp(rfc3339: timestamp.description) == timestamp)
    }
    #expect(Timestamp(milliseconds: 1_772_352_900_000).description == "2026-03-01T08:15:00Z")
    #expect(Timestamp(milliseconds: 1_772_352_900_007).description == "2026-03-01T08:15:00.007Z")
  }

  @Test func countsDaysBothWays() {
    for days in stride(from: -800_000, through: 800_000, by: 997) {
      #expect(CivilDate(daysSinceEpoch: days).daysSinceEpoch == days)
    }
    #expect(CivilDate(checking: 2026, month: 2, day: 29) == nil)
    #expect(CivilDate(checking: 2024, month: 2, day: 29)?.description == "2024-02-29")
  }
}
