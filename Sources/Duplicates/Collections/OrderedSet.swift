/// A set that remembers in which order its members came.
struct OrderedSet<Member: Hashable> {
  private(set) var members: [Member] = []
  private var known: Set<Member> = []

  mutating func insert(_ member: Member) {
    if known.insert(member).inserted { members.append(member) }
  }
}
