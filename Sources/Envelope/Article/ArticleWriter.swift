import Foundation

/// Writes articles as the articles topic carries them: JSON in UTF-8 without line breaks, members in alphabetical order,
/// so that equal articles are equal bytes.
///
/// Use one from one thread at a time.
public final class ArticleWriter {
  private let encoder: JSONEncoder

  /// Makes a writer.
  public init() {
    encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  }

  /// One article's bytes.
  ///
  /// - Throws: Foundation's `EncodingError` where a number is not finite, which extraction never gives.
  public func write(_ article: Article) throws -> [UInt8] {
    Array(try encoder.encode(article))
  }
}
