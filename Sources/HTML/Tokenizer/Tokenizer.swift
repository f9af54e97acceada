/// The tokenizer of the HTML standard (13.2.5) over a whole page in memory.
///
/// The standard's states are scans here: with all of the input at hand, a comment or an attribute value is found by where it
/// ends. Nothing is copied but what differs from the source; a range at or past the source's end is one of the side buffer.
/// Parse errors are not reported.
struct Tokenizer: ~Copyable {
  var source: Source
  /// Where the next token begins.
  var position = 0
  /// What the bytes at `position` are read as.
  var model = ContentModel.data
  /// Whether `<![CDATA[` begins a CDATA section: the tree builder's adjusted current node is not in the HTML namespace.
  var inForeignContent = false

  /// The tag of the tree builder's current node: the end tag that is likely to come next.
  var expectedEnd = Tag.unknown

  /// Text made anew, the name pool first.
  var side: [UInt8]
  /// All attributes so far; those of the last tag are from `tagAttributes` on.
  var attributes: [Attribute]
  /// The most attributes of a tag.
  let maximumAttributes: Int
  /// The most attributes of a document.
  let maximumAttributesInAll: Int
  /// Whether there were more.
  var attributesLeftOut = false

  /// The range of the last text or comment.
  var text = 0..<0
  /// The last tag's number, `unknown` if it has none.
  var tag = Tag.unknown
  /// The last tag's name, in lower case.
  var name = 0..<0
  /// Where the last tag's attributes begin.
  var tagAttributes = 0
  /// Whether the last tag ends in `/>`.
  var selfClosing = false
  /// The last doctype.
  var doctype = Doctype()
  /// The last start tag's name, for which an end tag is appropriate.
  var lastStartTag = 0..<0

  /// An existential keeps the compiler from passing this large value around by copying all of its bytes.
  private let passedByAddress: Any? = nil

  /// The marks of the last tag's attribute names: a name whose mark is not among them is new.
  var tagMarks: UInt64 = 0
  var seen = AttributeSet()
  let tagTable: NameTable
  let attributeTable: NameTable
  let pool: NamePool
  let references = CharacterReferences.shared
  let secret = Self.processSecret

  static let tags = NameTable(Tag.names)
  static let attributeNames = NameTable(AttributeName.names)
  /// What hashes of names depend on; the factor is odd.
  private static let processSecret = (
    seed: UInt64.random(in: .min ... .max), factor: UInt64.random(in: .min ... .max) | 1
  )

  /// A doctype token.
  struct Doctype {
    var name: Range<Int>?
    var publicID: Range<Int>?
    var systemID: Range<Int>?
    var forceQuirks = false
  }

  /// - Parameters:
  ///   - side: a buffer to reuse; what it holds is dropped.
  ///   - attributes: likewise.
  ///   - maximumNodes: the most nodes of the document.
  init(
    _ source: Source, side: consuming [UInt8], attributes: consuming [Attribute], options: ParserOptions,
    maximumNodes: Int
  ) {
    self.source = source
    maximumAttributes = options.maximumAttributes
    maximumAttributesInAll = maximumNodes * 2
    tagTable = Self.tags
    attributeTable = Self.attributeNames
    pool = NamePool.shared
    side.removeAll(keepingCapacity: true)
    side.append(contentsOf: pool.bytes)
    self.side = side
    attributes.removeAll(keepingCapacity: true)
    self.attributes = attributes
  }

  /// Where the side buffer's next byte will be, as ranges count.
  @inline(__always) var sideEnd: Int { source.count &+ side.count }

  /// A byte by its place in source or side buffer.
  @inline(__always) func byte(at offset: Int) -> UInt8 {
    offset < source.count ? source[offset] : side[offset &- source.count]
  }

  /// The next token.
  mutating func next() -> Token {
    while true {
      let token: Token?
      switch model {
      case .data: token = nextInData()
      case .rcdata: token = nextInRawText(references: true)
      case .rawtext: token = nextInRawText(references: false)
      case .scriptData: token = nextInScript()
      case .plaintext: token = nextInPlaintext()
      case .cdata: token = nextInCDATA()
      }
      if let token { return token }
    }
  }

  /// A token of the data state, nil where there was none to emit.
  @inline(__always) private mutating func nextInData() -> Token? {
    if source[position] == 0x3C {
      switch markup() {
      case .token(let token): return token
      case .nothing: return nil
      case .characters: break
      }
    }
    return scanText()
  }

  /// Text of the data state, from `position` to the next tag, comment or end. A `<` at `position` is text.
  private mutating func scanText() -> Token {
    var run = TextRun(from: position)
    var offset = position
    if source[offset] == 0x3C { offset &+= 1 }
    scan: while true {
      offset = source.endOfText(from: offset)
      switch source[offset] {
      case 0x3C:
        let next = source[offset &+ 1]
        if isLetter(next) || next == 0x2F || next == 0x21 || next == 0x3F {
          // `</` at the end of the page is text.
          if next == 0x2F, offset &+ 2 >= source.count {
            offset = source.count
            break scan
          }
          break scan
        }
        offset &+= 1
      case 0x26: offset = reference(at: offset, run: &run, inAttribute: false)
      default:
        if offset == source.count { break scan }
        if offset > run.start || run.copied { break scan }
        position = offset &+ 1
        return .null
      }
    }
    let begin = position
    position = offset
    if offset == begin { return .end }
    text = finish(run, at: offset)
    return .text
  }

  // MARK: Runs that may need copying

  /// A stretch of source that is a token's text as it stands, until something in it has to be replaced.
  struct TextRun {
    /// Where the part begins that is not copied yet.
    var start: Int
    /// Where the copy begins in the side buffer, as ranges count.
    var copy = 0
    var copied = false

    @inline(__always) init(from start: Int) { self.start = start }
  }

  /// Copies a run's source up to `offset` to the side buffer; something else follows there.
  mutating func flush(_ run: inout TextRun, upTo offset: Int, resumeAt next: Int) {
    if !run.copied {
      run.copied = true
      run.copy = sideEnd
    }
    side.append(contentsOf: source.bytes(run.start..<offset))
    run.start = next
  }

  /// The range of a run that ends at `offset`.
  @inline(__always) mutating func finish(_ run: TextRun, at offset: Int) -> Range<Int> {
    if !run.copied { return run.start..<offset }
    side.append(contentsOf: source.bytes(run.start..<offset))
    return run.copy..<sideEnd
  }

  /// Puts U+FFFD in place of a zero byte.
  mutating func replaceNull(_ run: inout TextRun, at offset: Int) {
    flush(&run, upTo: offset, resumeAt: offset + 1)
    side.appendScalar(0xFFFD)
  }

  /// A range of source with U+FFFD for each zero byte.
  mutating func replacingNulls(_ range: Range<Int>) -> Range<Int> {
    if !source.hasNulls { return range }
    var run = TextRun(from: range.lowerBound)
    for offset in range where source[offset] == 0 { replaceNull(&run, at: offset) }
    return finish(run, at: range.upperBound)
  }
}
