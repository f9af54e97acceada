import Duplicates
import Envelope
import Foundation
import Kafka

/// Fills a new generation of the internal topics, so that nothing is forgotten when their partition counts or what
/// fingerprints depend on change: makes its records of those of another topic, one by one.
///
/// Facts only add up, so records that are made twice change nothing.
public final class GenerationFill {
  /// What the records are made of.
  public enum Source: Equatable, Sendable {
    /// The topic `verify` of an older generation, made under the same specVersion and seed. Nothing is lost.
    case generation(Int)
    /// The topic `articles`: fingerprints are made anew. What it no longer holds is lost.
    case articles
  }

  /// The topic to read.
  public let topic: String
  private let source: Source
  private let names: TopicNames
  private let duplicates: DuplicatesConfiguration
  private var extract: Duplicates.ExtractStage
  /// What was made of the records so far, and is not written yet.
  private var pending: [StageOutput] = []
  private var latest: Int64?
  /// Entries of about a hundred articles.
  private static let entriesOfBatch = 1_200

  /// Takes the configuration of the new generation.
  ///
  /// - Throws: where the generations are one, or the secret seed cannot be read.
  public init(_ configuration: Configuration, from source: Source) throws(WorkerError) {
    self.source = source
    switch source {
    case .articles: topic = configuration.topicName(.articles)
    case .generation(let number):
      guard number != configuration.duplicates.generation else {
        throw .configuration("duplicates.generation: it is \(number), too; raise it to make a new generation")
      }
      var old = configuration
      old.duplicates.generation = number
      topic = old.topicName(.verify)
    }
    names = TopicNames(configuration)
    duplicates = try DuplicatesConfiguration(configuration)
    extract = Duplicates.ExtractStage(configuration: duplicates)
  }

  /// Takes in one record of the topic.
  ///
  /// - Returns: records to write, once as much has come together as a batch has; they have the latest timestamp of those that
  ///   they are made of, by which they end.
  /// - Throws: ``RecordError`` where the record is not what the topic should hold.
  public func take(_ record: Record) throws(RecordError) -> [OutputRecord] {
    let value = record.value ?? []
    switch source {
    case .generation: pending += try duplicates.transferred(value)
    case .articles: pending += try fingerprinted(value)
    }
    latest = [latest, record.timestamp].compactMap { $0 }.max()
    return pending.count < Self.entriesOfBatch ? [] : rest()
  }

  /// The records that are left when all were taken in.
  public func rest() -> [OutputRecord] {
    defer { (pending, latest) = ([], nil) }
    return BlockAssembler(duplicates).records(of: pending).map { output in
      var made = names.record(for: output)
      made.timestamp = latest
      return made
    }
  }

  private func fingerprinted(_ value: [UInt8]) throws(RecordError) -> [StageOutput] {
    guard let article = try? JSONDecoder().decode(PublishedArticle.self, from: Data(value)),
      let reference = ArticleReference(hex: article.id), let time = Timestamp(rfc3339: article.fetchedAt)
    else { throw .invalid("no article") }
    return extract.outputs(
      article: reference, url: article.url, orderTime: time.milliseconds,
      headline: Array((article.headline ?? "").utf8), body: Array(article.articleBody.utf8))
  }

  /// What fingerprints are made of, as ``ArticleStage`` has published it.
  private struct PublishedArticle: Decodable {
    var id: String
    var url: String
    var fetchedAt: String
    var headline: String?
    var articleBody: String
  }
}
