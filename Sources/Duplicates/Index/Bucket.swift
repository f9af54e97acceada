/// The articles that have one key, or those of them that matter for one article, in their order.
struct Bucket {
  struct Member {
    var order: ArticleOrder
    /// What copies of one text have in common.
    var text: UInt32
    /// The key's number in the article's list; copies have the same.
    var ordinal: UInt8
    /// The place of the copy of its text just before it; negative where there is none.
    var previous: Int32 = -1

    init(_ order: ArticleOrder, text: UInt32, ordinal: UInt8) {
      self.order = order
      self.text = text
      self.ordinal = ordinal
    }
  }

  private(set) var members: [Member] = []
  /// The last member of each text, once there are many.
  private var last: [UInt32: Int32] = [:]
  private static let few = 16

  /// Takes members that ascend, and do not repeat.
  init(_ members: [Member] = []) {
    self.members.reserveCapacity(members.count)
    for member in members { append(member) }
  }

  /// Puts a member in its place.
  /// - Returns: the place.
  mutating func insert(_ member: Member) -> Int {
    let place = firstPlace { $0 >= member.order }
    if place == members.count {
      append(member)
      return place
    }
    if members[place].order == member.order { return place }
    var all = members
    all.insert(member, at: place)
    self = Bucket(all)
    return place
  }

  /// The place of the first member whose order passes a test that all later ones pass, too.
  func firstPlace(where isThere: (ArticleOrder) -> Bool) -> Int {
    // Most come in their order.
    if let last = members.last, !isThere(last.order) { return members.count }
    return members.indices.first(thatAndAfter: { isThere(members[$0].order) })
  }

  private mutating func append(_ member: Member) {
    let place = Int32(members.count)
    members.append(member)
    if place < Self.few {
      let previous = members[..<Int(place)].lastIndex { $0.text == member.text }
      members[Int(place)].previous = Int32(previous ?? -1)
      return
    }
    if last.isEmpty { for (place, member) in members.dropLast().enumerated() { last[member.text] = Int32(place) } }
    members[Int(place)].previous = last.updateValue(place, forKey: member.text) ?? -1
  }
}

/// What a bucket makes of one of its members.
extension Bucket {
  /// The copies that the member is paired with as the later one: by the specification one at most.
  func copies(of place: Int, by rules: any PairRules) -> [ArticleOrder] {
    let member = members[place]
    guard member.previous >= 0, rules.namesCopies(byKey: member.ordinal) else { return [] }
    var copies: [ArticleOrder] = []
    for copy in members[begin(of: member, rules)..<place] where copy.text == member.text {
      if let previous = previous(copy), !rules.pairs(copy.order, after: previous, withCopy: member.order) { break }
      copies.append(copy.order)
    }
    return copies
  }

  /// Finds the articles of other texts that the member is paired with as the later one: of each text one, and no more than the
  /// capacity, the smallest.
  func findOthers(than place: Int, by rules: any PairRules, capacity: Int, into others: inout [ArticleOrder]) {
    others.removeAll(keepingCapacity: true)
    let member = members[place]
    if member.previous >= 0 {
      let previous = members[Int(member.previous)].order
      if !rules.asksForOthers(member.order, after: previous) { return }
    }
    for copy in members[begin(of: member, rules)..<place] where copy.text != member.text {
      if let previous = previous(copy), !rules.pairs(copy.order, after: previous, withOther: member.order) { continue }
      others.append(copy.order)
      if others.count == capacity { break }
    }
  }

  /// The later members that the member is to be paired with, now that it is there, and the bounds of those whose windows
  /// are full, with it or without.
  func later(than place: Int, by rules: any PairRules, capacity: Int) -> (pairs: [Member], bounds: [Bound]) {
    let member = members[place]
    let before = previous(member)
    var found: (pairs: [Member], bounds: [Bound]) = ([], [])
    var others: [ArticleOrder] = []
    for at in place + 1..<members.count {
      let later = members[at]
      guard later.order.time - member.order.time <= rules.window else { break }
      if later.text == member.text {
        guard rules.namesCopies(byKey: later.ordinal) else { continue }
        if let before, !rules.pairs(member.order, after: before, withCopy: later.order) { continue }
        found.pairs.append(later)
      } else {
        if let before, !rules.pairs(member.order, after: before, withOther: later.order) { continue }
        if let own = previous(later), !rules.asksForOthers(later.order, after: own) { continue }
        if at >= capacity {
          findOthers(than: at, by: rules, capacity: capacity, into: &others)
          if others.count == capacity {
            // What comes after the bound needs no word: the bound was told when the window became full.
            guard member.order <= others[capacity - 1] else { continue }
            found.bounds.append(Bound(member: later, last: others[capacity - 1]))
          }
        }
        found.pairs.append(later)
      }
    }
    return found
  }

  /// Up to where a member is compared.
  struct Bound {
    var member: Member
    var last: ArticleOrder
  }

  private func previous(_ member: Member) -> ArticleOrder? {
    member.previous < 0 ? nil : members[Int(member.previous)].order
  }

  private func begin(of member: Member, _ rules: any PairRules) -> Int {
    firstPlace { $0.time >= member.order.time - rules.window }
  }
}
