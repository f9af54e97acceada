/// What the tokenizer found; the details are in its own members.
enum Token {
  /// Characters: `Tokenizer.text`.
  case text
  /// One U+0000 in a state that leaves it to the tree builder.
  case null
  case startTag
  case endTag
  /// `Tokenizer.text` is the data.
  case comment
  case doctype
  case end
}

/// What the tokenizer's next bytes are read as (HTML standard, 13.2.5.1 to 13.2.5.5).
enum ContentModel {
  case data
  case rcdata
  case rawtext
  case scriptData
  case plaintext
  /// Inside of `<![CDATA[`, until `]]>`.
  case cdata
}
