/// Foreign content: SVG and MathML (13.2.6.5).
extension TreeBuilder {
  mutating func foreignText(_ range: Range<Int>) {
    insertText(range)
    if framesetOK, endOfWhiteSpace(range) < range.upperBound { framesetOK = false }
  }

  mutating func foreignStartTag() {
    switch tokenizer.tag {
    case .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed, .h1, .h2, .h3, .h4, .h5,
      .h6, .head, .hr, .i, .img, .li, .listing, .menu, .meta, .nobr, .ol, .p, .pre, .ruby, .s, .small, .span, .strong,
      .strike, .sub, .sup, .table, .tt, .u, .ul, .var:
      return breakOut(start: true)
    case .font where hasFontAttribute: return breakOut(start: true)
    default: break
    }
    let namespace = adjustedNamespace
    adjustForeignTag(namespace)
    if tokenizer.selfClosing { insertVoidElement(namespace) } else { insertElement(namespace) }
  }

  private var hasFontAttribute: Bool {
    for index in tokenizer.tagAttributes..<tokenizer.attributes.count {
      switch tokenizer.attributes[index].known {
      case .color, .face, .size: return true
      default: continue
      }
    }
    return false
  }

  /// A tag that cannot be in foreign content ends it.
  private mutating func breakOut(start: Bool) {
    while open.count > 1, !open.top.isHTMLNamespace,
      tree[open.top.node].flags & (Node.htmlIntegrationPoint | Node.mathTextIntegrationPoint) == 0
    {
      pop()
    }
    if start { startTagByMode() } else { endTagByMode() }
  }

  mutating func foreignEndTag() {
    let tag = tokenizer.tag
    if tag == .br || tag == .p { return breakOut(start: false) }
    if open.count == 1 { return }
    // The nearest element of this name, if it is nearer than any HTML element.
    let boundary = open.boundary(.html)
    var index = open.index(ofKey: key(tag, .svg, name: tokenizer.name))
    if tag == .unknown {
      while index > boundary, !tokenizer.isSameBytes(tree[open[index].node].range, tokenizer.name) {
        index = Int(open[index].below)
      }
    }
    if index > boundary { pop(through: index) } else { endTagByMode() }
  }

  /// Gives the current start tag the spelling that its namespace has for its name and attributes.
  mutating func adjustForeignTag(_ namespace: Namespace) {
    if namespace == .svg, tokenizer.pool.tagsWithCapitals[Int(tokenizer.tag.rawValue)] {
      tokenizer.name = tokenizer.pooled(tokenizer.pool.tags[Int(tokenizer.tag.rawValue)])
    }
    for index in tokenizer.tagAttributes..<tokenizer.attributes.count {
      tokenizer.adjustForeignAttribute(at: index, namespace)
    }
    isHTMLAnnotation = namespace == .mathml && tokenizer.tag == .annotationXML && hasHTMLEncoding
  }

  private var hasHTMLEncoding: Bool {
    for index in tokenizer.tagAttributes..<tokenizer.attributes.count
    where tokenizer.attributes[index].known == .encoding {
      let value = tokenizer.attributes[index].value
      return valueMatches(value, "text/html") || valueMatches(value, "application/xhtml+xml")
    }
    return false
  }
}

extension OpenElements.Element {
  /// Whether it is in the HTML namespace.
  @inline(__always) var isHTMLNamespace: Bool { namespace == .html }
}

extension Tokenizer {
  /// "Adjust MathML attributes", "adjust SVG attributes", "adjust foreign attributes".
  mutating func adjustForeignAttribute(at index: Int, _ namespace: Namespace) {
    let name = attributes[index].name
    switch attributes[index].known {
    case .unknown, .xmlns, .xlinkHref, .xmlnsXlink, .viewbox, .definitionurl: break
    default: return
    }
    guard name.count >= 3, name.count < 32 else { return }
    let first = byte(at: name.lowerBound)
    // Names with a colon that matter begin with x.
    guard first == 0x78 || isLetter(first) && pool.adjustedLetters[name.count] &>> UInt32(first & 0x1F &- 1) & 1 != 0
    else { return }
    var bytes: [UInt8] = []
    for offset in name { bytes.append(byte(at: offset)) }
    if let adjusted = pool.adjusted[bytes], (bytes == Self.definitionURL) == (namespace == .mathml) {
      setName(of: index, pooled(adjusted))
      return
    }
    if bytes == Self.xmlns {
      attributes[index].namespace = .xmlns
      return
    }
    guard let colon = bytes.firstIndex(of: 0x3A) else { return }
    let prefix = bytes[..<colon]
    let local = String(decoding: bytes[(colon + 1)...], as: UTF8.self)
    if prefix.elementsEqual("xlink".utf8) {
      guard ["actuate", "arcrole", "href", "role", "show", "title", "type"].contains(local) else { return }
      attributes[index].namespace = .xlink
    } else if prefix.elementsEqual("xml".utf8) {
      guard local == "lang" || local == "space" else { return }
      attributes[index].namespace = .xml
    } else if prefix.elementsEqual("xmlns".utf8) {
      guard local == "xlink" else { return }
      attributes[index].namespace = .xmlns
    } else {
      return
    }
    setName(of: index, (name.lowerBound + colon + 1)..<name.upperBound)
  }

  private mutating func setName(of index: Int, _ name: Range<Int>) {
    attributes[index].nameLower = UInt32(name.lowerBound)
    attributes[index].nameUpper = UInt32(name.upperBound)
  }

  private static let xmlns = Array("xmlns".utf8)
  private static let definitionURL = Array("definitionurl".utf8)
}
