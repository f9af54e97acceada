/// A set of ``ClassHint``s.
struct ClassHints: OptionSet, Hashable, Sendable {
  let rawValue: UInt32

  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The set of one hint.
  init(_ hint: ClassHint) { rawValue = 1 << UInt32(hint.rawValue) }

  static let date = ClassHints(.showsDate)
  static let published = ClassHints(.showsPublished)
  static let modified = ClassHints(.showsModified)
  static let author = ClassHints(.showsAuthor)
  static let clock = ClassHints(.showsToday)
  static let title = ClassHints(.showsTitle)
  static let biography = ClassHints(.tellsOfAuthor)
  static let comments = ClassHints(.readersComments)
  /// What is probably not of the article.
  static let aside: ClassHints = [
    ClassHints(.besideArticle), ClassHints(.readersComments), ClassHints(.widget), ClassHints(.pageFooter),
  ]
  /// Those that say what kind of block stands there.
  static let kinds = ClassHints(rawValue: 1 << UInt32(ClassHint.countOfKinds) - 1)
}
