import Envelope
import Foundation

/// One log line before it is written: what happened, and the particulars in alphabetical order.
struct LogLine {
  /// The most bytes of one value; the rest is cut, between two words where that is possible, for values may come from
  /// outside.
  static let maximumValueBytes = 2_048

  var time: Timestamp
  var level: String
  var logger: String
  var message: String
  var particulars: [(name: String, value: String)]

  /// The severity as syslog numbers it (RFC 5424, 6.2.1).
  var priority: Int {
    switch level {
    case "critical": 2
    case "error": 3
    case "warning": 4
    case "notice": 5
    case "info": 6
    default: 7
    }
  }

  /// The line without its line break. Nothing in it can begin another line or change the terminal.
  func rendered(_ format: Configuration.Log.Format, colour: Bool) -> String {
    switch format {
    case .json: json()
    case .logfmt: logfmt()
    case .pretty: pretty(colour: colour)
    }
  }

  private func json() -> String {
    var members = [("time", time.description), ("level", level), ("logger", logger), ("message", Self.line(message))]
    members += particulars.map { ($0.name, Self.line($0.value)) }
    return "{" + members.map { "\(Self.quoted($0.0)):\(Self.quoted($0.1))" }.joined(separator: ",") + "}"
  }

  private func logfmt() -> String {
    var pairs = [("time", time.description), ("level", level), ("logger", logger), ("message", message)]
    pairs += particulars.map { ($0.name, $0.value) }
    return pairs.map { name, value in "\(name.filter { $0 != " " && $0 != "=" })=\(Self.bare(Self.line(value)))" }
      .joined(separator: " ")
  }

  private func pretty(colour: Bool) -> String {
    let paint = { (code: String, text: String) in colour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
    let code =
      switch level {
      case "error", "critical": "31"
      case "warning": "33"
      case "notice", "info": "32"
      default: "2"
      }
    let head = paint("2", String(time.description.dropFirst(11).prefix(8)))
    let name = paint(code, level.uppercased().padding(toLength: 8, withPad: " ", startingAt: 0))
    let tail = particulars.map { "  " + paint("2", "\($0.name)=") + Self.bare(Self.line($0.value)) }.joined()
    return "\(head) \(name) \(Self.line(message))\(tail)"
  }

  /// The text on one line, of bounded length, without control characters.
  static func line(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    var bytes = 0
    for scalar in text.unicodeScalars {
      bytes += UTF8.width(scalar)
      if bytes > maximumValueBytes { return cut(line, of: text.utf8.count) }
      let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      // Directional overrides can make a line read as something else (Trojan Source, CVE-2021-42574).
      let isBidi = (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
      line.append(isControl || isBidi ? " " : scalar)
    }
    return String(line)
  }

  /// What fits, without the item of a list or the word that it ends in the middle of, and how much is left out.
  private static func cut(_ line: String.UnicodeScalarView, of bytes: Int) -> String {
    var line = line
    if let space = line.suffix(200).lastIndex(of: " ") { line = String.UnicodeScalarView(line[..<space]) }
    let text = String(line)
    return "\(text) … (\(bytes - text.utf8.count) bytes more)"
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// The text as it is where that is one word, else in quotes.
  private static func bare(_ text: String) -> String {
    text.isEmpty || text.contains { " =\"\\".contains($0) } ? quoted(text) : text
  }
}
