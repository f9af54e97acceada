/// An article that a batch of records has to do with: read when it is first needed, written at the end.
final class OwnedArticle {
  let state: ArticleState
  /// Where the article stands.
  var dossier: Dossier { didSet { isChanged = true } }
  /// When the last record arrived that had to do with it.
  var arrival = Int64.min
  private var isChanged = false
  private var known: ArticleRecord?
  private var isRead = false
  private var list: PairList?
  private var areOthers = false

  init(_ reference: ArticleReference, in view: StateView) throws {
    state = ArticleState(reference, in: view)
    dossier = try state.dossier()
  }

  var reference: ArticleReference { state.reference }

  /// The article itself; nil as long as it has not come.
  func record() throws -> ArticleRecord? {
    if !isRead {
      known = try state.article()
      isRead = true
    }
    return known
  }

  /// Takes in the article itself.
  func put(_ record: ArticleRecord) {
    known = record
    known?.keys = []
    isRead = true
    state.put(record, arrival: arrival)
  }

  /// The earlier articles that the index named for it.
  func pairs() throws -> PairList {
    if let list { return list }
    let read = dossier.hasPairs ? try state.pairs() : PairList()
    list = read
    return read
  }

  /// Changes what is known of the earlier articles.
  func changePairs<Result>(_ change: (inout PairList) throws -> Result) throws -> Result {
    var pairs = try pairs()
    list = nil
    defer {
      list = pairs
      areOthers = true
      if !dossier.hasPairs, !pairs.isEmpty { dossier.hasPairs = true }
    }
    return try change(&pairs)
  }

  /// Writes what has changed.
  func write() {
    if isChanged { state.put(dossier, arrival: arrival) }
    if areOthers, let list { state.put(list, arrival: arrival) }
    isChanged = false
    areOthers = false
  }
}
