/// Why a state store did not do what it was asked.
public enum StoreError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file system is full: take nothing in until there is room, then try again.
  case diskFull(String)
  /// The files are damaged: close, set aside, rebuild by replay.
  case corrupt(String)
  /// Another process has the store open.
  case locked(String)
  /// Any other failure of the store.
  case failed(String)

  /// What happened, for a log line.
  public var description: String {
    switch self {
    case .diskFull(let detail): "no space is left for the state store: \(detail)"
    case .corrupt(let detail): "the state store is damaged: \(detail)"
    case .locked(let detail): "the state store is in use: \(detail)"
    case .failed(let detail): "the state store failed: \(detail)"
    }
  }
}
