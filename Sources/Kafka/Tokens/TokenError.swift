/// Why there is no access token. Neither case holds a secret.
enum TokenError: Error, Equatable, CustomStringConvertible {
  /// The endpoint does not take the client's id, secret or scope, or gives something that is no token.
  case refused(String)
  /// The endpoint does not answer, or cannot for now.
  case unreachable(String)

  var description: String {
    switch self {
    case .refused(let reason): "the token endpoint refuses: \(reason)"
    case .unreachable(let reason): "the token endpoint does not answer: \(reason)"
    }
  }
}
