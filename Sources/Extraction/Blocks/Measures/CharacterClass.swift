/// What a character is to the measures of a block. Coarse on purpose: it separates prose from furniture in any script.
enum CharacterClass: UInt8 {
  case lower, upper
  /// A letter of a script without case that puts spaces between words.
  case letter
  /// A character of a script without spaces that is about a word of its own: Han, Kana.
  case ideograph
  /// A letter of a script without spaces between words: Thai, Lao, Khmer, Burmese.
  case syllable
  /// A combining mark; belongs to the word that it stands in.
  case mark
  case digit, space, sentenceEnd, comma, colon, quote
  /// Stands between the items of a row: bars, bullets, arrows, slashes.
  case separator
  case symbol

  /// Whether the character is part of a word.
  var isWord: Bool { rawValue <= CharacterClass.digit.rawValue }

  /// The class of each ASCII byte: written out, so that it is in the program as it is and nothing is asked before use.
  static let ascii: [CharacterClass] = [
    .symbol, .symbol, .symbol, .symbol, .symbol, .symbol, .symbol, .symbol,
    .symbol, .space, .space, .symbol, .space, .space, .symbol, .symbol,
    .symbol, .symbol, .symbol, .symbol, .symbol, .symbol, .symbol, .symbol,
    .symbol, .symbol, .symbol, .symbol, .symbol, .symbol, .symbol, .symbol,
    .space, .sentenceEnd, .quote, .symbol, .symbol, .symbol, .symbol, .quote,
    .symbol, .symbol, .separator, .symbol, .comma, .symbol, .sentenceEnd, .separator,
    .digit, .digit, .digit, .digit, .digit, .digit, .digit, .digit,
    .digit, .digit, .colon, .comma, .separator, .symbol, .separator, .sentenceEnd,
    .symbol, .upper, .upper, .upper, .upper, .upper, .upper, .upper,
    .upper, .upper, .upper, .upper, .upper, .upper, .upper, .upper,
    .upper, .upper, .upper, .upper, .upper, .upper, .upper, .upper,
    .upper, .upper, .upper, .symbol, .symbol, .symbol, .symbol, .symbol,
    .symbol, .lower, .lower, .lower, .lower, .lower, .lower, .lower,
    .lower, .lower, .lower, .lower, .lower, .lower, .lower, .lower,
    .lower, .lower, .lower, .lower, .lower, .lower, .lower, .lower,
    .lower, .lower, .lower, .symbol, .separator, .symbol, .symbol, .symbol,
  ]

  /// The class of a scalar value outside of ASCII.
  static func of(_ scalar: UInt32) -> CharacterClass {
    switch scalar {
    case 0x80...0xBF:
      switch scalar {
      case 0xA0: .space
      case 0xAB, 0xBB: .quote
      case 0xAA, 0xBA, 0xB5: .lower
      case 0xB7: .separator
      default: .symbol
      }
    case 0xC0...0x24F:
      if scalar == 0xD7 || scalar == 0xF7 {
        .symbol
      } else if scalar < 0xDF {
        .upper
      } else if scalar < 0x100 {
        .lower
      } else {
        (0x139...0x148).contains(scalar) || (0x179...0x17E).contains(scalar)
          ? (scalar & 1 == 1 ? .upper : .lower) : (scalar & 1 == 0 ? .upper : .lower)
      }
    case 0x250...0x2FF: .lower
    case 0x300...0x36F: .mark
    case 0x370...0x3FF:
      scalar == 0x37E ? .sentenceEnd : (scalar == 0x387 ? .comma : ((0x386...0x3AB).contains(scalar) ? .upper : .lower))
    case 0x400...0x42F: .upper
    case 0x430...0x45F: .lower
    case 0x460...0x52F: scalar & 1 == 0 ? .upper : .lower
    case 0x530...0x556: .upper
    case 0x561...0x588: .lower
    case 0x589: .sentenceEnd
    case 0x591...0x5BD, 0x5BF, 0x5C1...0x5C2, 0x5C4...0x5C5, 0x5C7: .mark
    case 0x5D0...0x5F2: .letter
    case 0x5F3, 0x5F4: .quote
    case 0x60C, 0x61B: .comma
    case 0x61F, 0x6D4: .sentenceEnd
    case 0x610...0x61A, 0x64B...0x65F, 0x670, 0x6D6...0x6DC, 0x6DF...0x6E8, 0x6EA...0x6ED: .mark
    case 0x660...0x669, 0x6F0...0x6F9, 0x966...0x96F, 0x9E6...0x9EF: .digit
    case 0x620...0x8FF: .letter
    case 0x964, 0x965: .sentenceEnd
    case 0x900...0xDFF: .letter
    case 0xE2F, 0xE5A, 0xE5B: .symbol
    case 0xE31, 0xE34...0xE3A, 0xE47...0xE4E, 0xEB1, 0xEB4...0xEBC, 0xEC8...0xECE: .mark
    case 0xE50...0xE59: .digit
    case 0xE00...0xEFF, 0x1000...0x1049, 0x1050...0x109F, 0x1780...0x17D3: .syllable
    case 0x104A, 0x104B, 0x17D4, 0x17D5: .sentenceEnd
    case 0xF00...0xFFF, 0x10A0...0x177F, 0x1800...0x1DFF: .letter
    case 0x1E00...0x1EFF: scalar & 1 == 0 ? .upper : .lower
    case 0x1F00...0x1FFF: .lower
    case 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: .space
    case 0x2018...0x201F, 0x2039, 0x203A, 0x300C...0x300F, 0x300A, 0x300B, 0xFF02: .quote
    case 0x2026, 0x3002, 0xFF01, 0xFF0E, 0xFF1F, 0xFF61: .sentenceEnd
    case 0x3001, 0xFF0C, 0xFF1B: .comma
    case 0xFF1A: .colon
    case 0x2022, 0x2190...0x21FF, 0x25A0...0x25FF, 0x30FB, 0xFF5C, 0x2043, 0x2192: .separator
    case 0x3005...0x3007, 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      .ideograph
    case 0x3130...0x318F, 0xAC00...0xD7AF, 0xA000...0xABFF: .letter
    case 0xFF10...0xFF19: .digit
    case 0xFF21...0xFF3A: .upper
    case 0xFF41...0xFF5A: .lower
    default: .symbol
    }
  }
}
