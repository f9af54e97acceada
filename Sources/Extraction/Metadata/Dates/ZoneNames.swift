/// Abbreviations of time zones that pages use, with their offsets.
///
/// Source: the IANA time zone database; where an abbreviation has several meanings, the one that news pages use most.
enum ZoneNames {
  /// A zone: minutes east of UTC, or a North American zone whose offset depends on the day.
  enum Zone: Sendable {
    case fixed(Int)
    /// "ET", "PT" and the like: standard offset in minutes, one hour more in summer.
    case northAmerican(Int)
  }

  /// The index of a zone's name in ``zones``, by the name's hash in small letters.
  static func index(hash: UInt32) -> Int? { table[hash] }

  /// The offset of a zone on a day, in minutes east of UTC.
  static func offset(_ index: Int, year: Int, month: Int, day: Int) -> Int {
    switch zones[index].zone {
    case .fixed(let minutes): minutes
    case .northAmerican(let minutes):
      minutes + (isNorthAmericanSummer(year: year, month: month, day: day) ? 60 : 0)
    }
  }

  /// From the second Sunday of March to the first of November (Energy Policy Act of 2005).
  private static func isNorthAmericanSummer(year: Int, month: Int, day: Int) -> Bool {
    switch month {
    case 4...10: true
    case 3: day - 1 >= 7 + firstSunday(year: year, month: 3)
    case 11: day - 1 < firstSunday(year: year, month: 11)
    default: false
    }
  }

  /// Days before the first Sunday of a month.
  private static func firstSunday(year: Int, month: Int) -> Int {
    let y = month < 3 ? year - 1 : year
    let shifts = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
    let weekday = (y + y / 4 - y / 100 + y / 400 + shifts[month - 1] + 1) % 7
    return (7 - weekday) % 7
  }

  private static let table = WordTable(
    zones.enumerated().map { index, zone in (WordHash.of(Array(zone.name.utf8)), index) })

  private static let zones: [(name: String, zone: Zone)] = [
    ("utc", .fixed(0)), ("gmt", .fixed(0)), ("z", .fixed(0)), ("wet", .fixed(0)), ("west", .fixed(60)),
    ("bst", .fixed(60)), ("cet", .fixed(60)), ("mez", .fixed(60)), ("cest", .fixed(120)), ("mesz", .fixed(120)),
    ("eet", .fixed(120)), ("eest", .fixed(180)), ("msk", .fixed(180)), ("мск", .fixed(180)), ("trt", .fixed(180)),
    ("est", .fixed(-300)), ("edt", .fixed(-240)), ("et", .northAmerican(-300)), ("cst", .fixed(-360)),
    ("cdt", .fixed(-300)), ("ct", .northAmerican(-360)), ("mst", .fixed(-420)), ("mdt", .fixed(-360)),
    ("mt", .northAmerican(-420)), ("pst", .fixed(-480)), ("pdt", .fixed(-420)), ("pt", .northAmerican(-480)),
    ("akst", .fixed(-540)), ("akdt", .fixed(-480)), ("hst", .fixed(-600)), ("ast", .fixed(-240)),
    ("adt", .fixed(-180)), ("nst", .fixed(-210)), ("ndt", .fixed(-150)), ("brt", .fixed(-180)), ("art", .fixed(-180)),
    ("clt", .fixed(-240)), ("cot", .fixed(-300)), ("pet", .fixed(-300)), ("sast", .fixed(120)), ("cat", .fixed(120)),
    ("eat", .fixed(180)), ("wat", .fixed(60)), ("gst", .fixed(240)), ("pkt", .fixed(300)), ("ist", .fixed(330)),
    ("npt", .fixed(345)), ("wib", .fixed(420)), ("ict", .fixed(420)), ("wita", .fixed(480)), ("hkt", .fixed(480)),
    ("sgt", .fixed(480)), ("myt", .fixed(480)), ("pht", .fixed(480)), ("awst", .fixed(480)), ("wit", .fixed(540)),
    ("jst", .fixed(540)), ("kst", .fixed(540)), ("acst", .fixed(570)), ("acdt", .fixed(630)), ("aest", .fixed(600)),
    ("aedt", .fixed(660)), ("nzst", .fixed(720)), ("nzdt", .fixed(780)),
  ]
}
