/// The features of a block, in the order of the columns of ``FeatureMatrix``. Models know them by their names: the order may
/// change, and new ones may be added, without new weights.
package enum Feature: Int, CaseIterable {
  // The block's own text.
  case mass, characters, wordLength, sentenceEnds, commas, quotes, digits, upper, capitalized, shortWords
  case separators, symbols, first, last, linkDensity, links, shape, level
  // Phrases: 0 none, 1 somewhere, 2 at the start, 3 all of it.
  case saysError, saysRelated, saysPromotion, saysSharing, saysComments, saysDisclaimer, saysConsent, saysCaption
  case saysByline, saysTags, saysAuthorBox, saysNavigation, saysWall
  // The block among the others.
  case copies, earlierCopies, index, indexShare, massBefore, massAfter
  case previousMass, previousLinkDensity, previousLast, previousShape, nextMass, nextLinkDensity, nextFirst, nextShape
  case previous2Mass, next2Mass, sinceFurniture, untilFurniture, emphasis, mediaBefore, mediaAfter, near3Mass,
    near3Density, near10Mass, near10Density, blockCount, pageMass
  // What the page says about itself.
  case isHeadline, headlineOverlap, sinceHeadline, isDescription, inArticleBody, isBylineNode, isDateNode,
    topHeadingsSince, bylinesSince
  // The tree.
  case tag, parentTag, depth, containerMass, containerShare, containerDensity, containerBlocks
  case parentMass, parentShare, parentDensity, parentBlocks, parentProse
  case grandMass, grandShare, grandDensity, grandBlocks, grandProse, parentBefore, parentAfter, inHeadlineArticle
  case groupCount, groupMass, groupMean, groupDensity
  case inTop, topDistance, articles, articleIndex, articleShare
  case inArticle, inMain, inAside, inNav, inHeader, inFooter, inFigure, inForm, inTable, inList, inQuote, inNoscript
  case isHidden, isArticleBody
  // How often elements of the same look occur on the page: the block's own, its parent, that one's parent.
  case elementRepeats, parentRepeats, grandRepeats
  // The run of blocks in a row whose elements look the same, and whether these look like most of the page's prose.
  case groupRun, groupRunMass, isMainGroup, mainGroupShare
  // What the text begins and ends with.
  case beginsLinked, endsLinked, isCutOff
  // The heading before.
  case sinceHeading, massSinceHeading, headingMass, headingDensity, headingLevel, headingIsFurniture
  // More of what the page says about itself.
  case pageKind, descriptionOverlap
  // Distances to the nearest element with a class hint: 0 none, 1 far, up to 1000 the block's own element.
  case hintArticle, hintBody, hintRelated, hintPromotion, hintSharing, hintComments, hintNavigation, hintFooter
  case hintConsent, hintSidebar, hintByline, hintAuthorBox, hintMedia, hintTags, hintTitle, hintOverlay
  // What learned words say: those of the text, of the texts around, of the heading before, of the classes around.
  case edgeEvidence, wordEvidence, previousEvidence, nextEvidence, headingEvidence
  case ownClassEvidence, nearClassEvidence, pathClassEvidence
  // How many lines with a moment, headings of furniture and headings of comments stand between headline and block, and how far the
  // nearest moments are: readers' comments and lists of stories have one each.
  case stampsSince, sinceStamp, untilStamp, furnitureSince, commentsSince
  // The first model's score of the block and of those around it; see ``ScoreContext``.
  case score, score1Before, score2Before, score3Before, score1After, score2After, score3After
  case scoreNear2, scoreNear5, scoreParent, scoreGrand, scoreGroup, scoreMax, scoreBefore, scoreAfter
  case sinceGood, untilGood, massSinceGood, massUntilGood, headingNextScore
  case headingScore, groupRunScore
  // Where the block stands beside the page's main run of good blocks; see ``RunContext``.
  case mainRunDistance, massToMainRun, goodToMainRun, furnitureToMainRun, mainRunMass, mainRunShare, runShare
  // Where it stands beside the innermost element with most of the page's score.
  case scoreTopDistance, parentScoreShare, grandScoreShare

  /// How many there are.
  static let count = allCases.count

  /// The features that the first model sees come before this one.
  package static let firstOfContext = Feature.score
}
