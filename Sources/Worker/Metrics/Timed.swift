/// What the latency figures measure.
public enum Timed: String, Sendable, CaseIterable {
  /// One page's way through the extract stage.
  case extract
  /// One keys record's way through the index stage.
  case index
  /// One verify record's way through the verify stage.
  case verify
  /// Working on one batch, all stages together.
  case batch
  /// Publishing one batch and committing its offsets.
  case commit
  /// From a page record's timestamp to the commit of its article or rejection.
  case endToEnd
  /// From a page's fetchedAt to the commit of its final flag.
  case finalFlag

  /// What measures one record's way through a stage.
  init(_ stage: StageName) {
    switch stage {
    case .extract: self = .extract
    case .index: self = .index
    case .verify: self = .verify
    }
  }
}
