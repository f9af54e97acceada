import Foundation

/// What the tokenizer makes of each Unicode scalar: NFKC, then case folding, then letter, mark or separator.
///
/// Filled as scalars are met. Where a normalized scalar can still combine with the one before it, the run goes through
/// Foundation as a whole.
struct ScalarTable {
  /// What a scalar is to the tokenizer.
  enum Kind: UInt32 {
    /// Ends a token.
    case separator = 1
    /// Goes on with a token: a letter or a digit.
    case letter = 2
    /// Is a token of its own: a letter of a script that puts no spaces between words.
    case alone = 3
    /// Goes on with a token, and begins none: a combining mark.
    case mark = 4
  }

  /// A normalized scalar with its kind.
  struct Piece: Equatable {
    let kind: Kind
    let scalar: Unicode.Scalar
  }

  /// For scalars that become one piece: kind in the upper bits, scalar in the lower 21. For those that become several:
  /// the kind bits are ``several`` and the rest is a place in `expansions`. Zero where not met yet.
  private var basic = [UInt32](repeating: 0, count: 0x10000)
  private var supplementary: [UInt32: UInt32] = [:]
  private var expansions: [[Piece]] = []
  private var inertPairs: [UInt64: Bool] = [:]
  private static let several: UInt32 = 5 << 21
  private static let pairLimit = 1 << 16

  /// Appends the pieces of a scalar.
  mutating func append(_ scalar: Unicode.Scalar, to pieces: inout [Piece]) {
    let entry = entry(of: scalar)
    if entry >= Self.several {
      pieces.append(contentsOf: expansions[Int(entry - Self.several)])
    } else {
      pieces.append(Self.piece(entry))
    }
  }

  /// Whether a scalar is nothing but a separator.
  mutating func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    entry(of: scalar) >> 21 == Kind.separator.rawValue
  }

  /// Whether a scalar can change the ones before it when a text is composed (NFC_Quick_Check is "maybe" or its combining
  /// class is not zero): a mark, or a vowel or final consonant of the Hangul alphabet.
  static func mayCompose(_ piece: Piece) -> Bool {
    piece.kind == .mark || (0x1160...0x11FF).contains(piece.scalar.value)
  }

  /// Whether normalized pieces are as they are when the run they make is normalized as a whole.
  mutating func isComposed(_ pieces: [Piece]) -> Bool {
    var previousIsReordered = false
    for index in pieces.indices {
      let isReordered = pieces[index].scalar.properties.canonicalCombiningClass != .notReordered
      if isReordered && previousIsReordered { return false }
      if index > 0, Self.mayCompose(pieces[index]), !isInert(pieces[index - 1].scalar, pieces[index].scalar) {
        return false
      }
      previousIsReordered = isReordered
    }
    return true
  }

  /// Normalizes a run as a whole.
  func composed(_ scalars: [Unicode.Scalar]) -> [Piece] {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return Self.normalized(String(text))
  }

  private mutating func isInert(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    let pair = UInt64(first.value) << 32 | UInt64(second.value)
    if let known = inertPairs[pair] { return known }
    let text = String(String.UnicodeScalarView([first, second]))
    let isInert = Self.compatible(text).unicodeScalars.elementsEqual([first, second])
    if inertPairs.count < Self.pairLimit { inertPairs[pair] = isInert }
    return isInert
  }

  private mutating func entry(of scalar: Unicode.Scalar) -> UInt32 {
    let value = scalar.value
    if value < 0x10000 {
      if basic[Int(value)] == 0 { basic[Int(value)] = makeEntry(scalar) }
      return basic[Int(value)]
    }
    if let known = supplementary[value] { return known }
    let entry = makeEntry(scalar)
    if entry >> 21 != Kind.separator.rawValue { supplementary[value] = entry }
    return entry
  }

  private mutating func makeEntry(_ scalar: Unicode.Scalar) -> UInt32 {
    let pieces = Self.normalized(String(scalar))
    guard pieces.count != 1 else { return pieces[0].kind.rawValue << 21 | pieces[0].scalar.value }
    if pieces.allSatisfy({ $0.kind == .separator }) { return Kind.separator.rawValue << 21 | 0x20 }
    expansions.append(pieces)
    return Self.several + UInt32(expansions.count - 1)
  }

  private static func piece(_ entry: UInt32) -> Piece {
    Piece(kind: Kind(rawValue: entry >> 21) ?? .separator, scalar: Unicode.Scalar(entry & 0x1F_FFFF) ?? " ")
  }

  /// The pieces of a text.
  private static func normalized(_ text: String) -> [Piece] {
    compatible(text).unicodeScalars.flatMap(folded).map(classified)
  }

  /// NFKC. Foundation does not compose what comes of a compatibility mapping, so it is asked again.
  private static func compatible(_ text: String) -> String {
    text.precomposedStringWithCompatibilityMapping.precomposedStringWithCanonicalMapping
  }

  /// Full case folding (Unicode, CaseFolding.txt, statuses C and F), by way of the two mappings that the standard
  /// library has: the lower case of the upper case, but for dotless i, capital sharp s,
  /// and Cherokee, which folds to upper case.
  static func folded(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    switch scalar.value {
    case 0x131, 0x13A0...0x13F5: [scalar]
    case 0x1E9E: ["s", "s"]
    case 0x13F8...0x13FD, 0xAB70...0xABBF: Array(scalar.properties.uppercaseMapping.unicodeScalars)
    default: scalar.properties.uppercaseMapping.unicodeScalars.flatMap { $0.properties.lowercaseMapping.unicodeScalars }
    }
  }

  private static func classified(_ scalar: Unicode.Scalar) -> Piece {
    let kind: Kind
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .letterNumber:
      kind = isAlone(scalar.value) ? .alone : .letter
    case .decimalNumber, .otherNumber: kind = .letter
    case .nonspacingMark, .spacingMark, .enclosingMark: kind = .mark
    default: kind = .separator
    }
    return Piece(kind: kind, scalar: scalar)
  }

  /// Whether a letter belongs to Thai, Lao, Myanmar, Khmer, Han or kana (Unicode, Blocks.txt).
  private static func isAlone(_ value: UInt32) -> Bool {
    switch value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0xA9E0...0xA9FF, 0xAA60...0xAA7F: true
    case 0x2E80...0x2FDF, 0x3005...0x3007, 0x3021...0x3029, 0x3031...0x303C, 0x3040...0x30FF, 0x31F0...0x31FF: true
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x16FE0...0x16FFF, 0x1AFF0...0x1B16F: true
    case 0x20000...0x3FFFF: true
    default: false
    }
  }
}
