/// Why an article is unique without having been compared with any.
public enum UniqueReason: UInt8, Sendable {
  /// It has fewer than five tokens, so not one shingle.
  case tooShort = 1

  /// The word in the flag's member `reason`.
  public var name: String {
    switch self {
    case .tooShort: "too_short"
    }
  }
}
