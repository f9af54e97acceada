import CRocksDB

/// Turns what RocksDB says of a failure into a ``StoreError``.
enum RocksError {
  /// Calls a function of the C interface, and throws what it reports.
  @discardableResult
  static func check<Result>(_ call: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result) throws -> Result {
    var message: UnsafeMutablePointer<CChar>?
    let result = call(&message)
    guard let message else { return result }
    defer { rocksdb_free(message) }
    throw error(String(cString: message))
  }

  /// The C interface has no codes, only the text of `Status::ToString`.
  static func error(_ text: String) -> StoreError {
    if text.contains("No space left") || text.contains("Space limit") { return .diskFull(text) }
    if text.hasPrefix("Corruption") || text.contains("checksum mismatch") { return .corrupt(text) }
    if text.contains("lock") && text.hasPrefix("IO error") { return .locked(text) }
    return .failed(text)
  }
}
