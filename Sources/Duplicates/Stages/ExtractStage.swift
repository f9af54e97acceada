/// The part of the extract stage that belongs to duplicate detection: an article's fingerprint, spread over the
/// internal topics. It keeps no state but buffers; one a thread.
public struct ExtractStage {
  private let configuration: DuplicatesConfiguration
  private var fingerprinter: Fingerprinter

  /// Makes a stage.
  public init(configuration: DuplicatesConfiguration) {
    self.configuration = configuration
    fingerprinter = Fingerprinter(configuration.fingerprint)
  }

  /// The entries of an article: its profile to `verify`, its keys to `keys`, one entry a partition.
  /// - Parameters:
  ///   - article: the article's id.
  ///   - url: where its page was fetched.
  ///   - orderTime: fetchedAt of the input record, milliseconds since 1970.
  ///   - headline: UTF-8; counts where the body is short. Empty if there is none.
  ///   - body: UTF-8.
  public mutating func outputs(
    article: ArticleReference, url: String, orderTime: Int64, headline: [UInt8], body: [UInt8]
  ) -> [StageOutput] {
    configuration.outputs(
      of: record(of: article, url: url, orderTime: orderTime, headline: headline, body: body))
  }

  /// What the owner of an article is told of it.
  package mutating func record(
    of article: ArticleReference, url: String, orderTime: Int64, headline: [UInt8], body: [UInt8]
  ) -> ArticleRecord {
    let fingerprint = fingerprinter.fingerprint(headline: headline, body: body)
    let profile = Profile(
      order: ArticleOrder(time: orderTime, article: article), urlHash: fingerprinter.hash(Array(url.utf8)),
      tokenCount: fingerprint.tokenCount, digest: fingerprint.digest, sketch: fingerprint.sketch)
    return ArticleRecord(
      profile: profile, url: url, truncated: fingerprint.isTruncated, reason: fingerprint.reason,
      keys: fingerprint.keys.enumerated().map { ArticleKey(hash: $1, ordinal: UInt8($0)) })
  }
}

extension DuplicatesConfiguration {
  /// The entries that bring an article into the internal topics.
  package func outputs(of record: ArticleRecord) -> [StageOutput] {
    let order = record.profile.order
    let text = record.profile.digest.tag(seed: fingerprint.seed)
    var outputs = [output(.article(record), to: order.article)]
    var shares: [[ArticleKey]] = Array(repeating: [], count: keysPartitions)
    for key in record.keys { shares[Partitioning.partition(for: key, of: keysPartitions)].append(key) }
    for (partition, keys) in shares.enumerated() where !keys.isEmpty {
      let entry = KeysEntry(order: order, text: text, keys: keys)
      outputs.append(StageOutput(topic: .keys, partition: partition, key: [], value: entry.encoded))
    }
    return outputs
  }
}
