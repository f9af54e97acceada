/// What the doctype makes of the document's mode (HTML standard, 13.2.6.4.1, the "initial" insertion mode).
@frozen public enum QuirksMode: UInt8, Sendable {
  case none
  case limited
  case quirks
}
