/// What a meta element says under a name, or a link element under a relation. Ranges of ``Places/storage``.
struct Statement {
  /// The property, else the name, else the http-equiv of a meta element; the rel of a link.
  var name: ByteRange
  /// The content of a meta element; the href of a link.
  var value: ByteRange
}
