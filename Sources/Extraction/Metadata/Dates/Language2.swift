/// The first two letters of a BCP 47 language tag: what tables are looked up by.
struct Language2: Hashable, Sendable {
  /// Both letters, small, in one number.
  let code: UInt16

  /// Reads a tag such as `de`, `de-AT` or `DE_de`; nil where it does not start with two letters and then ends or breaks.
  init?(tag: some Sequence<UInt8>) {
    var iterator = tag.makeIterator()
    guard let a = iterator.next(), let b = iterator.next(), a.isLetter, b.isLetter else { return nil }
    if let c = iterator.next(), c.isLetter { return nil }
    code = UInt16(a.lowered) << 8 | UInt16(b.lowered)
  }

  /// Makes a language from two letters in the source.
  init(_ letters: StaticString) {
    code = letters.withUTF8Buffer { UInt16($0[0]) << 8 | UInt16($0[1]) }
  }
}
