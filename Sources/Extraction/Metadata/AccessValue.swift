/// What a page says of `isAccessibleForFree` (schema.org): a truth value in one of the ways that pages write it.
enum AccessValue {
  /// Whether a value says yes: `True`, `yes`, `1`, `https://schema.org/True`; nil where it says nothing.
  static func isFree(_ value: [UInt8]) -> Bool? {
    let start = value.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    guard let first = value[start...].first?.lowered else { return nil }
    return first != UInt8(ascii: "f") && first != UInt8(ascii: "n") && first != UInt8(ascii: "0")
  }
}
