/// One attribute of an element: 20 bytes, no references.
@frozen public struct Attribute: Sendable {
  /// The namespace that tree construction gives to some attributes of SVG and MathML elements, with the prefix that it drops.
  @frozen public enum Namespace: UInt8, Sendable {
    /// None: all attributes of HTML elements.
    case none
    /// XLink: `xlink:href` and the like.
    case xlink
    /// XML: `xml:lang` and `xml:space`.
    case xml
    /// XML namespaces: `xmlns` and `xmlns:xlink`.
    case xmlns
  }

  /// The name's number; `unknown` for names without one.
  public internal(set) var known: AttributeName
  /// The namespace, `none` for nearly all.
  public internal(set) var namespace: Namespace = .none
  @usableFromInline var nameLower: UInt32
  @usableFromInline var nameUpper: UInt32
  @usableFromInline var valueLower: UInt32
  @usableFromInline var valueUpper: UInt32

  init(known: AttributeName, name: Range<Int>, value: Range<Int>) {
    self.known = known
    nameLower = UInt32(truncatingIfNeeded: name.lowerBound)
    nameUpper = UInt32(truncatingIfNeeded: name.upperBound)
    valueLower = UInt32(truncatingIfNeeded: value.lowerBound)
    valueUpper = UInt32(truncatingIfNeeded: value.upperBound)
  }

  /// Where the local name is in the document's `storage`; lower case in HTML elements.
  @inlinable public var name: Range<Int> { Range(uncheckedBounds: (Int(nameLower), Int(nameUpper))) }

  /// Where the value is in the document's `storage`, character references already decoded.
  @inlinable public var value: Range<Int> { Range(uncheckedBounds: (Int(valueLower), Int(valueUpper))) }
}
