/// A headline as one source of a page gives it.
struct HeadlineStatement {
  /// As it is written.
  var raw: [UInt8]
  /// Without the site's name.
  var text: [UInt8]
  /// The text's comparison key.
  var key: [UInt8]
  /// The text cut at its first colon, where it may be a kicker and the headline.
  var cut: KickerCut?
  /// The source.
  var source: MetadataSource

  /// What all sources give, best first, the title element last; what is the site's name alone is left out.
  static func all(_ candidates: MetadataCandidates, titleElement: [UInt8], site: SiteName) -> [HeadlineStatement] {
    var statements: [HeadlineStatement] = []
    func add(_ raw: [UInt8], _ source: MetadataSource) {
      // A page that gives more headlines than this gives none.
      guard statements.count < 40 else { return }
      // Most sources say the same: what was found for one of them holds for the others.
      if var same = statements.first(where: { $0.raw == raw }) {
        same.source = source
        return statements.append(same)
      }
      let text = site.stripped(raw)
      if text.isEmpty || site.matches(text) { return }
      statements.append(
        HeadlineStatement(
          raw: raw, text: text, key: ComparisonKey.of(text), cut: KickerCut.all(of: text).first, source: source))
    }
    let sources: [MetadataSource] = [
      .jsonld, .microdata, .rdfa, .openGraph, .parsely, .sailthru, .twitter, .dublinCore, .meta,
    ]
    for candidate in candidates.of(.headline, by: sources) { add(candidate.value, candidate.source) }
    add(titleElement, .title)
    return statements
  }
}
