import CZlib

/// Reads gzipped files of the corpus.
enum GzipFile {
  static func read(_ path: String) -> [UInt8] {
    guard let file = gzopen(path, "rb") else { return [] }
    defer { gzclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = gzread(file, &buffer, UInt32(buffer.count))
      if count <= 0 { return bytes }
      bytes.append(contentsOf: buffer[..<Int(count)])
    }
  }
}
