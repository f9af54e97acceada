/// Limits and switches of an `HTMLParser`. The defaults suit pages of unknown origin.
public struct ParserOptions: Sendable {
  /// Whether `noscript` is parsed as a browser with scripting would: its contents as text. Off, its contents are elements.
  public var scripting = false

  /// The most bytes of input, before decoding; what follows them is not read. At most 256 MiB, whatever is asked for.
  public var maximumBytes = 64 << 20

  /// The most elements open at once. At the limit, a new element becomes the sibling of the innermost open one instead of
  /// its child, and end tags count accordingly; no text is lost. Between 16 and 32,000, whatever is asked for.
  public var maximumDepth = 512

  /// The most attributes of one element; those that follow are left out. A document has at most twice `maximumNodes`.
  public var maximumAttributes = 512

  /// The most nodes; parsing stops there. It also bounds what repeated misnested formatting can make out of few bytes.
  public var maximumNodes = 1 << 20

  /// The default limits, scripting off.
  public init() {}
}
