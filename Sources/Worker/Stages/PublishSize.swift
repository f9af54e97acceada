/// How much of a page may be published: less each time that the broker found the records made of it too large.
public enum PublishSize: Int, Sendable {
  /// The article, or the rejected record as it came.
  case full
  /// A rejected record as it came.
  case rejection
  /// A rejected record without the original value.
  case headers

  /// The next smaller size; the smallest stays.
  var smaller: PublishSize { PublishSize(rawValue: rawValue + 1) ?? .headers }
}
