import Foundation

/// Normalization Form C (Unicode Standard Annex 15) of long text.
///
/// Foundation's conversion takes time that grows with the square of the length, so it is given pieces.
enum Composition {
  /// Bytes after which a piece ends at the next boundary.
  private static let pieceBytes = 128
  /// Bytes after which a piece ends wherever it is: no language stacks as many marks on one letter (the same annex, section
  /// 13, allows thirty in streams).
  private static let mostPieceBytes = 320

  /// Composes `text[start...]`, which is UTF-8.
  static func compose(_ text: inout [UInt8], from start: Int) {
    var composed: [UInt8] = []
    composed.reserveCapacity(text.count - start)
    var pieceStart = start
    var index = start
    while index < text.count {
      let (scalar, size) = UTF8Scalar.decode(text, at: index, end: text.count)
      let length = index - pieceStart
      if length >= pieceBytes, length >= mostPieceBytes || CompositionCheck.isBoundary(scalar) {
        append(text[pieceStart..<index], to: &composed)
        pieceStart = index
      }
      index += size
    }
    append(text[pieceStart...], to: &composed)
    text.removeSubrange(start...)
    text.append(contentsOf: composed)
  }

  private static func append(_ piece: ArraySlice<UInt8>, to composed: inout [UInt8]) {
    composed.append(contentsOf: String(decoding: piece, as: UTF8.self).precomposedStringWithCanonicalMapping.utf8)
  }
}
