/// Limits and switches of an `HTMLParser`. The defaults suit pages of unknown origin.
public struct ParserOptions: Sendable {
  /// Whether `noscript` is parsed as a browser with scripting would: its contents as text. Off, its contents are elements.
  public var scripting = false

  /// The most bytes of input, before decoding; what follows them is not read. At most 256 MiB, whatever is asked for.
  public var maximumBytes = 64 << 20

  /// The most elements open at once. At the limit, a new element becomes the sibling of the innermost open one instead of
  /// its child, and end tags count accordingly; no text is lost. Between 16 and 32,000, whatever is asked for.
  public var maximumDepth = 512

  /// The most attributes of one element; those that follow are left out. A document has at most two for
  /// each node that it may have.
  public var maximumAttributes = 512

  /// The most nodes; parsing stops there. It also bounds what repeated misnested formatting can make out of few bytes.
  public var maximumNodes = 1 << 20

  /// The bytes of input that a node takes on average, at least, in pages of more than 65,536 nodes; parsing stops where they
  /// are fewer. News pages take forty and more. It keeps memory within ten times the input where that consists of nothing
  /// but tiny elements. 0 for no such limit.
  public var minimumBytesPerNode = 24

  /// The default limits, scripting off.
  public init() {}

  /// The most nodes of a page of so many bytes, before decoding.
  func nodeLimit(bytes: Int) -> Int {
    let most = min(max(maximumNodes, 16), Int(Int32.max) / 2)
    return minimumBytesPerNode > 0 ? min(most, max(1 << 16, bytes / minimumBytesPerNode)) : most
  }
}
