import Envelope

/// What the first bytes of a file without a telling name say that it is.
enum FirstBytes {
  case archive
  case envelopes
  case html
  case text
  case binary

  init(_ bytes: ArraySlice<UInt8>) {
    let bytes = Array(bytes)
    let isSpace = { (byte: UInt8) in byte == 0x20 || byte >= 0x09 && byte <= 0x0D }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    let text = start.drop(while: isSpace)
    if bytes.starts(with: Array("WARC/".utf8)) {
      self = .archive
    } else if text.first == UInt8(ascii: "<") {
      self = .html
    } else if text.first == UInt8(ascii: "{"), text.dropFirst().drop(while: isSpace).first == UInt8(ascii: "\"") {
      self = .envelopes
    } else {
      self = ContentSniffer.kindOfNoText(bytes) == nil ? .text : .binary
    }
  }
}
