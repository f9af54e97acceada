/// Bytes that RocksDB owns, for as long as it says.
typealias RocksBytes = UnsafeBufferPointer<UInt8>

extension UnsafeBufferPointer<UInt8> {
  /// Views bytes that the C interface gave; none where it gave nothing.
  init(_ bytes: UnsafePointer<CChar>?, _ length: Int) {
    let start = bytes.map { UnsafeRawPointer($0).assumingMemoryBound(to: UInt8.self) }
    self.init(start: start, count: start == nil ? 0 : length)
  }

  /// Lends the bytes to the C interface.
  func lent(_ body: (UnsafePointer<CChar>?, Int) -> Void) {
    body(UnsafeRawPointer(baseAddress)?.assumingMemoryBound(to: CChar.self), count)
  }
}

extension [UInt8] {
  /// Lends the bytes to the C interface.
  func withRocksBytes<Result>(_ body: (UnsafePointer<CChar>?, Int) throws -> Result) rethrows -> Result {
    try withUnsafeBytes { try body($0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count) }
  }
}
