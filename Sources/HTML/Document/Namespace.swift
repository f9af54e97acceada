/// The namespaces that the parser makes elements in.
@frozen public enum Namespace: UInt8, Sendable {
  /// HTML's own.
  case html
  /// In `svg`.
  case svg
  /// In `math`.
  case mathml
}
