/// The phrases of ``Lexicon/standard`` by group; see ``Lexicon/init(_:)`` for the marks.
enum Phrases {
  static let all: [(Lexicon.Group, String)] = [
    (.errorBanner, errorBanner), (.related, related), (.promotion, promotion), (.sharing, sharing),
    (.comments, comments), (.disclaimer, disclaimer), (.consent, consent), (.caption, caption), (.byline, byline),
    (.tags, tags), (.authorBox, authorBox), (.navigation, navigation), (.wall, wall),
    (.robotCheck, robotCheck), (.placeholder, placeholder),
  ]
}
