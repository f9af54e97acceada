import CXXHash

/// Cuts UTF-8 text into tokens: NFKC, case folding, runs of letters and digits; Han, kana, Thai, Lao, Khmer and Myanmar
/// one token a character, with its marks.
///
/// ASCII goes byte by byte; any other run through ``ScalarTable``. Bytes that are no UTF-8 separate tokens. Linear in
/// the text, whatever it holds.
struct Tokenizer {
  /// The tokens that were hashed, joined by single spaces, without one at the end.
  private(set) var joined: [UInt8] = []
  /// The hash of each of them.
  private(set) var hashes: [UInt64] = []
  /// Number of tokens, hashed or not.
  private(set) var count = 0

  private let seed: UInt64
  private let limit: Int
  private var table = ScalarTable()
  private var pieces: [ScalarTable.Piece] = []
  private var scalars: [Unicode.Scalar] = []
  /// Where in `joined` the token in work begins.
  private var begin = 0
  /// The token in work is a single character of a script without spaces.
  private var isAlone = false

  /// Scalars of a run that are normalized together, but for marks that follow the last.
  private static let runLength = 256
  /// By byte: 0 separates, 1 is not ASCII, and any other is the lower-case letter or digit.
  private static let ascii: [UInt8] = (0..<256).map { byte in
    switch UInt8(byte) {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"): UInt8(byte)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt8(byte) | 0x20
    case 0x80...: 1
    default: 0
    }
  }

  init(seed: UInt64, limit: Int) {
    self.seed = seed
    self.limit = limit
  }

  /// Forgets the tokens, and keeps the room for new ones.
  mutating func reset() {
    joined.removeAll(keepingCapacity: true)
    hashes.removeAll(keepingCapacity: true)
    count = 0
    begin = 0
    isAlone = false
  }

  /// Appends the tokens of a text.
  mutating func append(_ text: [UInt8]) {
    text.withUnsafeBufferPointer { append($0) }
    endToken()
  }

  private mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    Self.ascii.withUnsafeBufferPointer { ascii in
      var index = 0
      var tokenStart = 0
      while index < text.count {
        let lowered = ascii[Int(text[index])]
        if lowered > 1 {
          if joined.count == begin { tokenStart = index }
          joined.append(lowered)
          index += 1
        } else if lowered == 0 {
          endToken()
          index += 1
        } else {
          let (scalar, length) = UTF8Scalars.scalar(text, at: index)
          if table.isSeparator(scalar) {
            endToken()
            index += length
          } else {
            // The letters before it belong to the same run.
            let start = joined.count == begin ? index : tokenStart
            joined.removeLast(joined.count - begin)
            index = appendRun(text, from: start)
          }
        }
      }
    }
  }

  /// Appends the tokens of a run that is not all ASCII, up to the next separator; returns the index after it.
  private mutating func appendRun(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    var isOver = false
    while !isOver {
      pieces.removeAll(keepingCapacity: true)
      scalars.removeAll(keepingCapacity: true)
      var mayCompose = false
      while true {
        guard index < text.count else {
          isOver = true
          break
        }
        let (scalar, length) = UTF8Scalars.scalar(text, at: index)
        if table.isSeparator(scalar) {
          index += length
          isOver = true
          break
        }
        let known = pieces.count
        table.append(scalar, to: &pieces)
        let composes = pieces[known...].contains(where: ScalarTable.mayCompose)
        if scalars.count >= Self.runLength, !composes || scalars.count >= 2 * Self.runLength {
          pieces.removeLast(pieces.count - known)
          break
        }
        mayCompose = mayCompose || composes
        scalars.append(scalar)
        index += length
      }
      if mayCompose, !table.isComposed(pieces) { pieces = table.composed(scalars) }
      for piece in pieces { append(piece) }
    }
    endToken()
    return index
  }

  private mutating func append(_ piece: ScalarTable.Piece) {
    switch piece.kind {
    case .separator: endToken()
    case .mark: if joined.count > begin { UTF8Scalars.append(piece.scalar, to: &joined) }
    case .letter:
      if isAlone { endToken() }
      UTF8Scalars.append(piece.scalar, to: &joined)
    case .alone:
      endToken()
      UTF8Scalars.append(piece.scalar, to: &joined)
      isAlone = true
    }
  }

  private mutating func endToken() {
    isAlone = false
    guard joined.count > begin else { return }
    count += 1
    guard hashes.count < limit else {
      joined.removeLast(joined.count - begin)
      return
    }
    let hash = joined.withUnsafeBytes { XXH3_64bits_withSeed($0.baseAddress! + begin, $0.count - begin, seed) }
    hashes.append(hash)
    joined.append(UInt8(ascii: " "))
    begin = joined.count
  }
}
