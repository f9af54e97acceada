/// A topic that the stages of duplicate detection write to.
public enum StageTopic: Sendable {
  /// Internal: candidate keys, read by the index stage.
  case keys
  /// Internal: facts about articles, read by the verify stage.
  case verify
  /// Public, compacted: the flags.
  case duplicates
}
