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

  /// What one record of the topic becomes; the records keep its timestamp, by which they end.
  ///
  /// - Throws: ``RecordError`` where it is not what the topic should hold.
  public func records(of record: Record) throws(RecordError) -> [OutputRecord] {
    let value = record.value ?? []
    let outputs =
      switch source {
      case .generation: try duplicates.transferred(value)
      case .articles: try fingerprinted(value)
      }
    return BlockAssembler(duplicates).records(of: outputs).map { output in
      var made = names.record(for: output)
      made.timestamp = record.timestamp
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
