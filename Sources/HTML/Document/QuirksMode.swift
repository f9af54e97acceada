/// What the doctype makes of the document's mode (HTML standard, 13.2.6.4.1, the "initial" insertion mode).
@frozen public enum QuirksMode: UInt8, Sendable {
  /// No quirks: the doctype is the standard's.
  case none
  /// Limited quirks: some doctypes of XHTML 1.0 and HTML 4.01.
  case limited
  /// Quirks: no doctype, or an old one.
  case quirks
}
