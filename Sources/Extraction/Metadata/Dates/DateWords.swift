/// Words that stand within dates, or between a date and its time, without meaning anything to either.
enum DateWords {
  /// Whether a word, given by the hash of its small letters, may be passed over.
  static func isFiller(hash: UInt32) -> Bool { fillers.contains(hash) }

  /// The value of a filler that only times have: "Uhr", "godz.", "kl."; others have 0.
  static let hour = 1

  /// The value of a filler, given by the hash of its small letters.
  static func value(hash: UInt32) -> Int { hours.contains(hash) ? hour : 0 }

  /// Whether a word says morning (0) or afternoon (1).
  static func half(hash: UInt32) -> Int? { halves[hash] }

  private static let fillers = WordTable(
    words: """
      de del d of the den der dem am le di du el st nd rd th er re ª º do da na ngày năm lúc ng m g г года г. р р. рік \
      року год y a à às as at um o kl klo kello godz ore ora alle ore u om uhr h hrs hs hod в во о об у į v ve ob od \
      pukul jam saat στις ώρα las los la para um om the on in an и ч и și şi dne dnia dnu i luni på och uur år r år' \
      วันที่ เวลา น. เมื่อ พ.ศ. ค.ศ. साल को बजे الساعة في عام لعام سنة בשעה ה ב עודכן a.d. ad anno año ano ja kell aasta \
      d'u t un gada năm thứ thg kl.
      """)

  private static let hours = WordTable(
    words: "uhr h hrs hs hod kl klo kello godz ore ora orele uur pukul jam saat lúc เวลา น. ώρα बजे الساعة בשעה kell kl."
  )

  private static let halves = WordTable(
    ["am πμ 오전 ص صباحا sa", "pm μμ 오후 م مساء مساءً ch"].enumerated().flatMap { half, words in
      WordTable.split(words).map { ($0, half) }
    })
}
