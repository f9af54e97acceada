/// When no more of a batch's pages are begun; those left belong to the next batch.
struct WorkBounds: Sendable {
  /// After so many seconds, so that commits come in time however long pages take.
  var seconds = 5.0
  /// Once the outputs have so many bytes: packed pages may become articles of many times their size.
  var outputBytes: Int
}
