/// An earlier article that the index has named for a later one.
protocol NamedArticle {
  /// Its place in the order.
  var order: ArticleOrder { get }
  /// Has a bit for each key that the two share.
  var keys: UInt64 { get set }

  init(order: ArticleOrder, keys: UInt64)
}

extension Array where Element: NamedArticle {
  /// Takes articles, ascending, into these, ascending, too. Where most are known, those stay where they are: each partition
  /// of the topic `keys`, and each key, names much the same.
  /// - Returns: those that were not known.
  mutating func merge(_ articles: some Collection<Candidate>) -> [Candidate] {
    if isEmpty {
      append(contentsOf: articles.lazy.map { Element(order: $0.order, keys: $0.keys) })
      return Array<Candidate>(articles)
    }
    var new: [Candidate] = []
    let known = count
    withUnsafeMutableBufferPointer { own in
      var index = 0
      for article in articles {
        while index < known, own[index].order < article.order { index += 1 }
        if index < known, own[index].order == article.order {
          own[index].keys |= article.keys
          index += 1
        } else {
          new.append(article)
        }
      }
    }
    append(contentsOf: new.lazy.map { Element(order: $0.order, keys: $0.keys) })
    // From the end on, until what is left of the known ones is in its place.
    var (left, rest) = (known - 1, new.count - 1)
    var place = count - 1
    while rest >= 0 {
      if left >= 0, new[rest].order < self[left].order {
        self[place] = self[left]
        left -= 1
      } else {
        self[place] = Element(order: new[rest].order, keys: new[rest].keys)
        rest -= 1
      }
      place -= 1
    }
    return new
  }
}
