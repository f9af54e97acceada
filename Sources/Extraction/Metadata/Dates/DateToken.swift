/// A piece of text that dates are put together from.
struct DateToken {
  /// What the piece is.
  enum Kind: UInt8 {
    /// Digits of any script; ``value`` is the number, ``digits`` how many there are.
    case number
    /// The name of a month; ``value`` is 1 to 12, or 13 to 24 for those of the Solar Hijri calendar.
    case month
    /// 年 or 년; 月 or 월; 日 or 일: ``value`` is 1, 2, 3. 時 or 시; 分 or 분; 秒 or 초: 4, 5, 6.
    case unit
    /// A word that may stand within a date or between date and time: "de", "of", "um", "Uhr", "at"; see
    /// ``DateWords/value(hash:)``.
    case filler
    /// A word that says morning (``value`` 0) or afternoon (1).
    case half
    /// The name of a time zone; ``value`` is an index into ``ZoneNames``.
    case zone
    /// Any other word.
    case word
    /// One ASCII punctuation mark, or the comma or dash that another character stands for; ``value`` is the byte.
    case mark
  }

  /// What the piece is.
  var kind: Kind
  /// Its value, by kind.
  var value: Int
  /// How many digits a number has.
  var digits: Int
  /// Where it stands in the text.
  var range: Range<Int>
  /// Whether white space stands before it.
  var isSpaced: Bool

  /// Whether the piece is this punctuation mark.
  func isMark(_ byte: UInt8) -> Bool { kind == .mark && value == Int(byte) }
  /// Whether the piece is this unit.
  func isUnit(_ number: Int) -> Bool { kind == .unit && value == number }
}
