/// Why packed bytes could not be unpacked.
public enum EncodingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The bytes are not what the encoding's name promises, or end too early.
  case corrupt(String)
  /// The unpacked bytes would exceed this many.
  case tooLarge(limit: Int)
  /// No encoding that we know has this name.
  case unknown(String)

  /// One line for people.
  public var description: String {
    switch self {
    case .corrupt(let detail): detail
    case .tooLarge(let limit): "unpacks to more than \(limit) bytes"
    case .unknown(let name):
      "\"\(name.prefix(40))\" is not an encoding that can be undone here (gzip, deflate, zstd, br are)"
    }
  }
}
