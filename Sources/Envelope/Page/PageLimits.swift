/// How large a page may be.
public struct PageLimits: Hashable, Sendable {
  /// Bytes of the page, packed and unpacked each.
  public var pageBytes: Int
  /// Bytes of the url.
  public var urlBytes: Int

  /// Makes limits; the defaults are 8 MiB for the page and 8 KiB for the url.
  public init(pageBytes: Int = 8 << 20, urlBytes: Int = 8 << 10) {
    self.pageBytes = pageBytes
    self.urlBytes = urlBytes
  }

  /// Bytes of a whole envelope: base64 and JSON escapes make it larger than the page in it.
  var envelopeBytes: Int { pageBytes.multipliedReportingOverflow(by: 2).partialValue &+ 1 << 20 }
}
