import Testing

@testable import HTML

/// Sentences of news, in the encodings that their languages were written in.
struct EncodingGuessTests {
  static let samples: [(String, [Encoding])] = [
    (
      "Правительство утвердило новый бюджет на следующий год, сообщил в среду министр финансов.",
      [.windows1251, .koi8R, .isoCyrillic, .ibm866]
    ),
    ("Уряд ухвалив рішення про підтримку шкіл у східних областях країни, повідомили у міністерстві.", [.windows1251]),
    ("Der Bürgermeister eröffnete am Sonntag die größte Brücke über den Fluss – für Fußgänger.", [.windows1252]),
    (
      "Le président a été réélu dès le premier tour, a annoncé mercredi la commission électorale à Genève.",
      [.windows1252]
    ),
    ("El niño ganó el año pasado la competición «más difícil» de España, según la organización.", [.windows1252]),
    (
      "Policja zatrzymała wczoraj trzech mężczyzn podejrzanych o kradzież – śledztwo trwa już pół roku.", [.windows1250]
    ),
    (
      "Vláda schválila nový rozpočet, řekl v úterý ministr. Nejvíce peněz půjde na školství a železnice.",
      [.windows1250]
    ),
    (
      "A miniszter szerint jövőre erősödő időszak jön: több pénz jut az idősekre és a fűtésre, a felnőttképzésre.",
      [.windows1250]
    ),
    ("Η κυβέρνηση ανακοίνωσε την Τετάρτη νέα μέτρα για τη στήριξη των σχολείων στην επαρχία.", [.windows1253]),
    ("ראש הממשלה הודיע היום כי הבחירות יתקיימו בחודש הבא, כך נמסר ממשרדו בירושלים.", [.windows1255]),
    ("أعلنت الحكومة يوم الأربعاء عن خطة جديدة لدعم المدارس في المناطق الريفية من البلاد.", [.windows1256]),
    ("รัฐบาลประกาศแผนใหม่เพื่อสนับสนุนโรงเรียนในพื้นที่ชนบทของประเทศเมื่อวันพุธ", [.windows874]),
    ("Başbakan çarşamba günü yeni okulların açılacağını söyledi; öğretmenler için çalışma sürüyor.", [.windows1254]),
    ("政府は水曜日、地方の学校を支援するための新しい計画を発表しました。予算は来年度に増える見通しです。", [.shiftJIS, .eucJP]),
    ("정부는 수요일 지방 학교를 지원하기 위한 새로운 계획을 발표했다. 예산은 내년에 늘어날 전망이다.", [.eucKR]),
    ("政府周三宣布了一项新的计划，以支持农村地区的学校。预计明年的预算将会增加。", [.gbk]),
    ("政府週三宣布了一項新的計劃，以支持農村地區的學校。預計明年的預算將會增加。", [.big5]),
  ]

  @Test(arguments: samples)
  func guesses(text: String, encodings: [Encoding]) {
    #expect(EncodingGuess.guess(Array(text.utf8)) == .utf8)
    for encoding in encodings {
      let page = Array("<html><title>News</title><p class=lead>".utf8) + Encoder.encode(text, encoding)
      #expect(EncodingGuess.guess(page) == encoding, "\(text)")
    }
  }

  @Test func guessesOtherForms() {
    let text = "Breaking news from the capital"
    #expect(EncodingGuess.guess(Array(text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })) == .utf16LE)
    #expect(EncodingGuess.guess(Array(text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] })) == .utf16BE)
    #expect(EncodingGuess.guess([0x1B, 0x24, 0x42, 0x46, 0x7C, 0x1B, 0x28, 0x42]) == .iso2022JP)
    #expect(EncodingGuess.guess([]) == .utf8)
    #expect(EncodingGuess.guess(Encoder.encode("“It’s over”, she said", .windows1252)) == .windows1252)
    let damaged = Array(String(repeating: "Größe über alles ", count: 20).utf8) + [0xC3, 0x20]
    #expect(EncodingGuess.guess(damaged) == .utf8)
  }
}
