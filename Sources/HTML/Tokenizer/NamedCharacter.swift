/// What the names of the HTML standard's character references (13.5) stand for, for readers of text that has them a second
/// time.
package enum NamedCharacter {
  /// The scalar value of a name with its semicolon, `eacute;`; nil where there is no such name, or where it stands for two.
  package static func scalar(_ name: ArraySlice<UInt8>) -> UInt32? { CharacterReferences.shared.scalar(named: name) }
}
