import Envelope
import Foundation
import Kafka
import Worker

/// One record of an output topic, as `tail` and `demo` print it.
struct RecordView {
  let role: Configuration.Topics.Role
  let record: Record
  /// Addresses by article id, to show flags with.
  var addresses: [String: String] = [:]
  private let members: [String: Any]

  init(role: Configuration.Topics.Role, record: Record) {
    self.role = role
    self.record = record
    let value = role == .rejected ? [] : record.value ?? []
    members = (try? JSONSerialization.jsonObject(with: Data(value))) as? [String: Any] ?? [:]
  }

  /// The record's key as text.
  var key: String { record.key.map { Terminal.line(String(decoding: $0, as: UTF8.self)) } ?? "(no key)" }

  /// A member of the value that is a string, on one line.
  func text(_ name: String) -> String? { (members[name] as? String).map(Terminal.line) }

  /// Whether the value is a flag that will not change any more.
  var isFinal: Bool { members["final"] as? Bool == true }

  /// One JSON object: topic, partition, offset, time, key, headers, and the value, but for a rejected page's.
  func json() -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    func text<Value: Encodable>(_ value: Value) -> String {
      (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
    }
    var parts = [
      "\"topic\":\(text(record.source.topic))", "\"partition\":\(record.source.partition)",
      "\"offset\":\(record.offset)",
    ]
    if let timestamp = record.timestamp {
      parts.append("\"timestamp\":\(text(Timestamp(milliseconds: timestamp)))")
    }
    if let key = record.key { parts.append("\"key\":\(text(String(decoding: key, as: UTF8.self)))") }
    let headers = record.headers.map { ($0.name, String(decoding: $0.value ?? [], as: UTF8.self)) }
    if !headers.isEmpty { parts.append("\"headers\":\(text(Dictionary(headers) { first, _ in first }))") }
    if role != .rejected, let value = record.value, !value.isEmpty {
      // Our own topics hold JSON on one line, which is passed on byte for byte.
      parts.append("\"value\":\(String(decoding: value, as: UTF8.self))")
    }
    return "{" + parts.joined(separator: ",") + "}"
  }

  /// A few lines for people.
  func pretty() -> String {
    switch role {
    case .articles: article()
    case .duplicates: flag()
    case .rejected: rejection()
    case .pages, .keys, .verify: "\(record.source) \(record.offset)  \(Terminal.bytes(record.value?.count ?? 0))"
    }
  }

  private func article() -> String {
    let head = [
      Terminal.paint("article  ", .green), Terminal.paint(text("headline") ?? "(no headline)", .bold),
    ].joined(separator: " ")
    var about = [text("inLanguage") ?? "und", "\(members["wordCount"] as? Int ?? 0) words"]
    if let date = text("datePublished") { about.append(date) }
    let authors = (members["authors"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
    if !authors.isEmpty { about.append("by " + authors.map(Terminal.line).joined(separator: ", ")) }
    if let dateline = members["dateline"] as? [String: Any], let agency = dateline["agency"] as? String {
      about.append("agency \(Terminal.line(agency))")
    }
    if let cleaning = members["cleaning"] as? [String: Int] {
      about.append(
        "taken out: " + cleaning.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
    }
    let body = text("articleBody") ?? ""
    return """
      \(head)
                \(Terminal.paint(about.joined(separator: " · "), .dim))
                \(body.prefix(120))\(body.count > 120 ? "…" : "")
                \(Terminal.paint(text("url") ?? "", .dim))
      """
  }

  private func flag() -> String {
    let status = text("status") ?? "?"
    var line = "\(Terminal.paint("flag     ", .cyan)) \(status.padding(toLength: 6, withPad: " ", startingAt: 0)) "
    line += text("url") ?? key
    if let original = text("duplicateOf") {
      let similarity = String(format: "%.2f", members["similarity"] as? Double ?? 0)
      let relation = text("relation")?.replacing("_", with: " ") ?? "?"
      line += "\n                 \(Terminal.paint("\(relation), similarity \(similarity):", .dim)) "
      line += addresses[original] ?? original
    }
    if let reason = text("reason") { line += Terminal.paint(" (\(reason))", .dim) }
    return line + (isFinal ? "" : Terminal.paint(" (not final)", .dim))
  }

  private func rejection() -> String {
    func header(_ name: String) -> String {
      let value = record.headers.first { $0.name == name }?.value ?? []
      return Terminal.line(String(decoding: value, as: UTF8.self))
    }
    return "\(Terminal.paint("rejected ", .yellow)) \(header("winnow-reason")) (\(header("winnow-stage"))): "
      + "\(header("winnow-detail"))  \(Terminal.paint(key, .dim))"
  }
}
