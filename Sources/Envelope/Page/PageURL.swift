/// What a page's address must look like.
enum PageURL {
  /// Says what is wrong with an address, or nil if nothing is.
  ///
  /// An address names its page and is passed on as it came, so any text will do that has no control characters in it:
  /// crawlers have names of their own for pages from archives and files. What is read out of an address, such as the
  /// publisher's domain, is read only where it is a URL.
  static func problem(in text: String) -> String? {
    text.unicodeScalars.contains { $0.properties.generalCategory == .control }
      ? "the url contains control characters" : nil
  }
}
