/// One node of a `Document`: 28 bytes, no references. What it points to is in the document's arrays.
@frozen public struct Node: Sendable {
  /// What a node is.
  @frozen public enum Kind: UInt8, Sendable {
    /// The root, always node 0.
    case document
    /// `<!DOCTYPE>`: `range` is its name; its public and system identifiers, where given, are the attributes `public` and
    /// `system`.
    case doctype
    /// An element: `range` is its name.
    case element
    /// A run of characters: `range` is the text.
    case text
    /// A comment: `range` is its data.
    case comment
    /// The contents of the `template` that is its parent. Readers that look for what a page shows skip its subtree.
    case content
  }

  /// The element's tag; `unknown` for other kinds and for names without a number.
  public internal(set) var tag: Tag
  /// What the node is.
  public internal(set) var kind: Kind
  /// The element's namespace; `html` for other kinds.
  public internal(set) var namespace: Namespace
  /// Bits for the tree builder's own use.
  var flags: UInt8 = 0
  @usableFromInline var parentIndex: Int32
  @usableFromInline var endIndex: Int32 = 0
  @usableFromInline var lower: UInt32
  @usableFromInline var upper: UInt32
  @usableFromInline var attributesLower: UInt32 = 0
  @usableFromInline var attributesUpper: UInt32 = 0

  /// A node without tag, attributes or parent.
  @inline(__always) init(_ kind: Kind, _ range: Range<Int>) {
    self.kind = kind
    tag = .unknown
    namespace = .html
    parentIndex = -1
    lower = UInt32(truncatingIfNeeded: range.lowerBound)
    upper = UInt32(truncatingIfNeeded: range.upperBound)
  }

  /// The parent's index, -1 for the root.
  @inlinable public var parent: Int { Int(parentIndex) }

  /// The index after the node's last descendant: the next node in document order outside of its subtree.
  @inlinable public var end: Int { Int(endIndex) }

  /// Where the text, comment data or name is in the document's `storage`.
  @inlinable public var range: Range<Int> { Range(uncheckedBounds: (Int(lower), Int(upper))) }

  /// Where the attributes are in the document's `attributes`.
  @inlinable public var attributes: Range<Int> {
    Range(uncheckedBounds: (Int(attributesLower), Int(attributesUpper)))
  }

  /// Whether the node is the element `tag` in the HTML namespace.
  @inlinable public func isHTML(_ tag: Tag) -> Bool {
    self.tag == tag && kind == .element && namespace == .html
  }
}
