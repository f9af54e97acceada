/// Archives, envelopes and packed bytes made to hurt those who take them apart: many different ones of everything that
/// an input can have.
enum HostileInput {
  static let all: [HostilePage] = archives + packings + envelopes + charsets

  /// `piece` of 0, 1, 2… between two ends.
  private static func many(
    _ name: String, type: String, before: [UInt8] = [], after: [UInt8] = [],
    _ piece: @escaping @Sendable (Int) -> [UInt8]
  ) -> HostilePage {
    HostilePage(name: name, type: type) { size in
      var bytes = before
      bytes.reserveCapacity(size + 1_024)
      var number = 0
      while bytes.count < size {
        bytes += piece(number)
        number += 1
      }
      return bytes + after
    }
  }

  private static func record(length: Int, _ block: String) -> [UInt8] {
    Array("WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: \(length)\r\n\r\n\(block)\r\n\r\n".utf8)
  }

  private static let archives: [HostilePage] = [
    many("WARC: head without end", type: "warc", before: Array("WARC/1.0\r\n".utf8)) { Array("x\($0): y\r\n".utf8) },
    many("WARC: head of one line", type: "warc", before: Array("WARC/1.0\r\nx: ".utf8)) { Array("y\($0)".utf8) },
    many("WARC: folded lines", type: "warc", before: Array("WARC/1.0\r\nWARC-Type: a\r\n".utf8)) {
      Array(" \($0)\r\n".utf8)
    },
    many("WARC: lengths too long", type: "warc") { record(length: 9_000_000, "block \($0)") },
    many("WARC: lengths too short", type: "warc") { record(length: 2, "block \($0)") },
    many("WARC: noise between records", type: "warc") {
      record(length: 7, "block \($0 % 10)") + Array("noise \($0)\r\n".utf8)
    },
    many("WARC: heads alone", type: "warc") { Array("WARC/1.0\r\nx\($0)\r\n\r\n".utf8) },
    many("WARC: beginnings of gzip", type: "warc.gz") {
      [0x1F, 0x8B, 8, UInt8($0 & 7), UInt8(truncatingIfNeeded: $0 >> 3)]
    },
  ]

  private static let packings: [HostilePage] = [
    many("packed: beginnings of gzip", type: "html") { [0x1F, 0x8B, 8, UInt8($0 & 0x1F)] },
    many("packed: beginnings of zlib", type: "html") { [0x78, 0x9C, UInt8(truncatingIfNeeded: $0), 0x07] },
    many("packed: frames of zstd to skip", type: "html", before: [0x28, 0xB5, 0x2F, 0xFD, 0x20, 0, 1, 0, 0]) { _ in
      [0x50, 0x2A, 0x4D, 0x18, 0, 0, 0, 0]
    },
    many("packed: stored blocks of deflate", type: "html", after: [1, 0, 0, 0xFF, 0xFF]) { _ in [0, 0, 0, 0xFF, 0xFF] },
    many("binary: markup before noise", type: "html", before: Array("<p>Text</p>".utf8)) {
      [UInt8(truncatingIfNeeded: $0 &* 167), UInt8(truncatingIfNeeded: $0 >> 8), 1]
    },
    many("code: braces", type: "txt") { Array("f\($0)({a: \($0)});\n".utf8) },
  ]

  private static func envelope(_ members: String) -> [UInt8] {
    Array("{\"url\":\"https://e.org/a\",\"fetchedAt\":\"2026-03-01T08:15:00Z\",\(members)".utf8)
  }

  private static let page = Array("\",\"body\":\"PHA+VGhlIGhhcmJvdXIgY2xvc2VkLjwvcD4=\"}\n".utf8)

  private static let envelopes: [HostilePage] = [
    many("envelope: media type", type: "ndjson", before: envelope("\"contentType\":\"text/html"), after: page) {
      Array("; p\($0)=v\($0)".utf8)
    },
    many("envelope: encodings", type: "ndjson", before: envelope("\"contentEncoding\":\"gzip"), after: page) {
      Array(", e\($0)".utf8)
    },
    many("envelope: status", type: "ndjson", before: envelope("\"httpStatus\":\"2"), after: page) {
      Array("\($0)".utf8)
    },
  ]

  private static let charsets: [HostilePage] = [
    many("charset: doubly encoded, different", type: "html", before: Array("<meta charset=utf-8><p>".utf8)) {
      [0xC3, 0x83, 0xC2, UInt8(0xA1 + $0 % 30), 0x20]
    },
    many("charset: damaged UTF-8 as GBK", type: "html", before: Array("<meta charset=gbk><p>".utf8)) {
      $0 % 49 == 0 ? [0xFF] : [0xE5, UInt8(0x80 + $0 % 64), UInt8(0x80 + $0 / 64 % 64)]
    },
    many("charset: no UTF-8 as UTF-8", type: "html", before: Array("<meta charset=utf-8><p>".utf8)) {
      [UInt8(0xE0 + $0 % 32), 0x61, UInt8(0x61 + $0 / 32 % 26)]
    },
  ]
}
