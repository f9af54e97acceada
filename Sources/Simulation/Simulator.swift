import Duplicates

/// Runs the three stages over an in-process log, with every fault that the protocol has to bear, and tells the flags.
///
/// A run is a function of the seed: the interleaving of the workers, the faults and their places all come from it.
public struct Simulator: Sendable {
  let configuration: DuplicatesConfiguration
  let articles: [ArticleRecord]
  /// The documents, by their ids.
  let documents: [SimulatedDocument]
  private let names: [ArticleReference: String]

  /// Takes the fingerprints of documents. Of documents with one id, the first counts.
  /// - Parameter configuration: its partition counts are not used; those of a run's options are.
  public init(documents: [SimulatedDocument], configuration: DuplicatesConfiguration = .init()) {
    self.configuration = configuration
    var extract = ExtractStage(configuration: configuration)
    var names: [ArticleReference: String] = [:]
    var articles: [ArticleRecord] = []
    // References that order as the names do.
    let sorted = documents.enumerated().sorted { ($0.element.id, $0.offset) < ($1.element.id, $1.offset) }
      .map(\.element)
    self.documents = sorted.enumerated().filter { $0.offset == 0 || sorted[$0.offset - 1].id != $0.element.id }
      .map(\.element)
    for (rank, document) in self.documents.enumerated() {
      var random = SeededGenerator(seed: UInt64(rank))
      let reference = ArticleReference(high: UInt64(rank + 1), low: random.next())
      names[reference] = document.id
      articles.append(
        extract.record(
          of: reference, url: "document:\(document.id)", orderTime: document.time, headline: document.headline,
          body: document.body))
    }
    self.names = names
    self.articles = articles
  }

  /// The flags of a plain run: one worker, one partition, documents in order, no faults.
  public func plainFlags() throws -> SimulatedFlags {
    try flags(seed: 0, options: .plain)
  }

  /// The flags of one run.
  /// - Throws: ``StoreError``; a store in memory throws none.
  public func flags(seed: UInt64, options: SimulationOptions) throws -> SimulatedFlags {
    try flags(seed: seed, options: options, altered: nil)
  }

  /// The flags of one run in which one thing is done otherwise.
  package func flags(seed: UInt64, options: SimulationOptions, altered: Alteration?) throws -> SimulatedFlags {
    var run = SimulationRun(
      articles: articles, configuration: configuration, options: options, seed: seed, altered: altered)
    let cameToRest = try run.toTheEnd()
    return SimulatedFlags(outputs: run.lastFlags(), names: names, cameToRest: cameToRest)
  }

  /// What a flag says, in the terms of the documents: its document's id, status, the id of the original, similarity.
  public func summary(of flag: [UInt8]) -> (id: String, status: String, original: String?, similarity: String)? {
    guard let id = document("articleId", flag), let status = Self.member("status", flag) else { return nil }
    return (id, status, document("duplicateOf", flag), Self.member("similarity", flag) ?? "0")
  }

  /// The id of the document that a flag names as the root of its cluster.
  func cluster(of flag: [UInt8]) -> String? { document("clusterId", flag) }

  private func document(_ member: String, _ flag: [UInt8]) -> String? {
    Self.member(member, flag).flatMap(ArticleReference.init(hex:)).flatMap { names[$0] }
  }

  /// A member of a flag that is neither an object nor holds a comma.
  private static func member(_ name: String, _ flag: [UInt8]) -> String? {
    let text = String(decoding: flag, as: UTF8.self)
    guard let start = text.firstRange(of: "\"\(name)\":")?.upperBound else { return nil }
    return String(text[start...].prefix { $0 != "," && $0 != "}" }.filter { $0 != "\"" })
  }
}

extension SimulatedFlags {
  init(outputs: [ArticleReference: StageOutput], names: [ArticleReference: String], cameToRest: Bool) {
    self.cameToRest = cameToRest
    for (reference, output) in outputs { values[names[reference] ?? reference.description] = output.value }
  }
}
