import Foundation

/// Says for people how two values differ.
enum Difference {
  /// Characters that are shown before and after the place where two texts part.
  private static let context = 30

  /// How a value is not what it should be.
  static func between(_ found: JSONValue, _ expected: JSONValue) -> String {
    guard case (.text(let a), .text(let b)) = (found, expected), max(a.count, b.count) > 2 * context else {
      return "is \(found.shown), expected \(expected.shown)"
    }
    let same = zip(a, b).prefix { $0 == $1 }.count
    return "differs from character \(same + 1) on: is \(excerpt(a, at: same)), expected \(excerpt(b, at: same))"
  }

  private static func excerpt(_ text: String, at offset: Int) -> String {
    let first = max(0, offset - context)
    let part = text.dropFirst(first).prefix(2 * context)
    let start = first > 0 ? "…" : ""
    return JSONValue.text(start + part + (first + 2 * context < text.count ? "…" : "")).shown
  }
}

extension JSONValue {
  /// The value on one line of bounded length.
  var shown: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let text = (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "?"
    let line = String(text.unicodeScalars.filter { $0.properties.generalCategory != .control })
    return line.count > 160 ? line.prefix(157) + "…" : line
  }
}
