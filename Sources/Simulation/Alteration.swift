import Duplicates

/// A way to do it otherwise, to see what a rule of the specification is for.
package enum Alteration: String, Sendable, CaseIterable {
  // What breaks the protocol: each makes a difference to the flags.

  /// Rule 1 broken: offsets are committed before outputs are flushed.
  case commitFirst
  /// Rule 2 broken: a record that is delivered again emits nothing.
  case skipKnown
  /// Rule 3 broken: a flag is held back as unchanged because of what is remembered.
  case skipUnchanged
  /// Rule 4 broken: zombies are not fenced, and consumers keep the last flag.
  case fenceNobody
  /// Rule 5 broken: other partition counts without another generation.
  case keepGeneration
  /// Rule 6 broken: an article is a candidate of itself.
  case nameItself
  /// Rule 7 broken: nobody is told up to where a hot bucket counts.
  case keepBounds
  /// Nobody is told that the root of a cluster has changed.
  case keepRoots
  /// P1 too greedy: an exact pair with the first copy there is alone, in the window or not.
  case firstCopyAlone
  /// P2 too greedy: no other text where there is a copy before, in the window or not.
  case noOthersAfterCopy
  /// P3 too greedy: another text's first copy alone, in the window or not.
  case firstOfOthersAlone

  // What takes a rule away: each changes the counts alone.

  /// P1 taken away: exact pairs with every copy, from every bucket.
  case everyCopy
  /// P2 taken away: other texts also where there is a copy.
  case othersAfterCopy
  /// P3 taken away: every copy of another text.
  case everyOther

  /// The rules of the protocol, broken.
  package static let ofProtocol: [Alteration] = [
    .commitFirst, .skipKnown, .skipUnchanged, .fenceNobody, .keepGeneration, .nameItself, .keepBounds, .keepRoots,
  ]
  /// The rules of the traffic, made too greedy.
  package static let tooGreedy: [Alteration] = [.firstCopyAlone, .noOthersAfterCopy, .firstOfOthersAlone]
  /// The rules of the traffic, taken away: the flags are as without it.
  package static let takenAway: [Alteration] = [.everyCopy, .othersAfterCopy, .everyOther]
}
