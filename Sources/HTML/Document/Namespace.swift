/// The namespaces that the parser makes elements in.
@frozen public enum Namespace: UInt8, Sendable {
  case html
  case svg
  case mathml
}
