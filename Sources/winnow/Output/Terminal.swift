import Foundation

/// What a person at a terminal sees.
enum Terminal {
  /// Whether standard output is one.
  static var isOutput: Bool { isatty(STDOUT_FILENO) == 1 }
  /// Whether standard error is one.
  static var isError: Bool { isatty(STDERR_FILENO) == 1 }
  /// Whether colours are welcome on standard output (no-color.org).
  static var hasColour: Bool { isOutput && ProcessInfo.processInfo.environment["NO_COLOR"] == nil }

  /// The text in a colour, where colours are welcome.
  static func paint(_ text: String, _ code: Colour) -> String {
    hasColour ? "\u{1B}[\(code.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// The colours in use, by their codes in ECMA-48.
  enum Colour: String {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case cyan = "36"
  }

  /// Writes a line to standard error.
  static func note(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }

  /// Writes a line to standard error, a terminal, in the place of the one before; without a line, clears that.
  static func replaceLine(_ line: String = "") {
    FileHandle.standardError.write(Data("\r\u{1B}[K\(line)".utf8))
  }

  /// Text from outside on one line, without what could change the terminal or the order that it is read in.
  static func line(_ text: String) -> String {
    func isUnsafe(_ value: UInt32) -> Bool {
      value < 0x20 || (0x7F...0x9F).contains(value) || (0x202A...0x202E).contains(value)
        || (0x2066...0x2069).contains(value) || value == 0x2028 || value == 0x2029
    }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { isUnsafe($0.value) ? " " : $0 }))
  }

  /// A number with its thousands parted, as `12,345`.
  static func grouped(_ number: Int) -> String {
    var digits = Array(String(number.magnitude).reversed())
    var index = 3
    while index < digits.count {
      digits.insert(",", at: index)
      index += 4
    }
    return (number < 0 ? "-" : "") + String(digits.reversed())
  }

  /// Bytes for people, as `1.2 MB`.
  static func bytes(_ count: Int) -> String {
    var value = Double(count)
    for unit in ["B", "kB", "MB", "GB"] {
      if value < 1_000 { return unit == "B" ? "\(count) B" : String(format: "%.1f %@", value, unit) }
      value /= 1_000
    }
    return String(format: "%.1f TB", value)
  }
}
