import Envelope

/// An HTTP response as a crawler archived it: status, fields and body (RFC 9112).
struct HTTPMessage {
  /// Why bytes are no response.
  enum Fault: Error {
    /// They do not begin with a status line.
    case noHead
    /// Their head has no end within what any server sends.
    case endlessHead
  }

  /// Bytes of a head that are read: several times what servers and browsers take.
  private static let longestHead = 262_144

  let status: Int?
  let fields: FieldBlock
  let body: [UInt8]

  /// Takes a response apart. The chunked coding is undone, unless the crawler had undone it already.
  init(_ bytes: [UInt8]) throws(Fault) {
    guard bytes.starts(with: Array("HTTP/".utf8)) else { throw .noHead }
    let limit = min(bytes.count, Self.longestHead)
    var position = 0
    func line() -> ArraySlice<UInt8>? {
      guard position < limit else { return nil }
      let end = bytes[position..<limit].firstIndex(of: UInt8(ascii: "\n")) ?? limit
      var line = bytes[position..<end]
      if line.last == UInt8(ascii: "\r") { line.removeLast() }
      position = min(end + 1, limit)
      return line
    }
    let words = line()!.prefix(64).split(separator: UInt8(ascii: " "))
    status = words.count > 1 ? Int(String(decoding: words[1], as: UTF8.self)) : nil
    var fields = FieldBlock(wanted: ["content-type", "content-encoding", "transfer-encoding"])
    var isEnded = false
    while !isEnded, let line = line() {
      isEnded = line.isEmpty
      if !isEnded { _ = fields.add(line) }
    }
    guard isEnded || bytes.count <= limit else { throw .endlessHead }
    self.fields = fields
    let raw = bytes[position...]
    let isChunked = fields["transfer-encoding"]?.lowercased().contains("chunked") == true
    body = isChunked ? Self.unchunked(raw) ?? Array(raw) : Array(raw)
  }

  /// The body that comes in chunks; what is there of it where the end is missing; nil where it does not begin with a
  /// chunk's size.
  static func unchunked(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    var body: [UInt8] = []
    var rest = bytes
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      let size = rest[..<end].prefix(64).prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: "\r") }
      guard let count = Int(String(decoding: size, as: UTF8.self).trimmingSpaces(), radix: 16), count >= 0 else {
        return body.isEmpty ? nil : body
      }
      rest = rest[(end + 1)...]
      if count == 0 { return body }
      body.append(contentsOf: rest.prefix(count))
      rest = rest.dropFirst(count)
      if rest.starts(with: [0x0D, 0x0A]) {
        rest = rest.dropFirst(2)
      } else if rest.first == 0x0A {
        rest = rest.dropFirst()
      }
    }
    return body.isEmpty ? nil : body
  }
}
