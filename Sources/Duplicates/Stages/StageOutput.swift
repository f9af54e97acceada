/// What a stage wants written: a flag, which is a record, or an entry of an internal topic, which ``BlockAssembler`` makes
/// records of.
public struct StageOutput: Equatable, Sendable {
  /// The topic.
  public var topic: StageTopic
  /// The partition, which the producer has to set; nil for ``StageTopic/duplicates``, whose records go by key.
  public var partition: Int?
  /// The record's key: the 32 hex digits of an article's id in ``StageTopic/duplicates``, else none.
  public var key: [UInt8]
  /// The record's value, or an entry's bytes.
  public var value: [UInt8]
  /// Of two flags for one article that can both be in the topic, the one of higher revision holds. It travels in the
  /// record header `winnow-revision`, so that the value depends on nothing but the articles. Zero for internal records.
  public var revision: UInt64

  /// What is counted of a flag; nil for internal records.
  public var flag: FlagNotice?

  /// Makes an output.
  public init(
    topic: StageTopic, partition: Int?, key: [UInt8], value: [UInt8], revision: UInt64 = 0, flag: FlagNotice? = nil
  ) {
    self.topic = topic
    self.partition = partition
    self.key = key
    self.value = value
    self.revision = revision
    self.flag = flag
  }
}

extension DuplicatesConfiguration {
  /// A fact on its way to the owner of an article.
  package func output(_ fact: VerifyEntry, to article: ArticleReference) -> StageOutput {
    StageOutput(
      topic: .verify, partition: Partitioning.partition(forArticle: article, of: verifyPartitions), key: [],
      value: fact.encoded)
  }

  /// Asks the owners of articles which of them a later one repeats: one entry a partition.
  func requests(of later: Profile, to earlier: [ArticleReference]) -> [StageOutput] {
    if earlier.isEmpty { return [] }
    var shares: [[ArticleReference]] = Array(repeating: [], count: verifyPartitions)
    for article in earlier {
      shares[Partitioning.partition(forArticle: article, of: verifyPartitions)].append(article)
    }
    // The profile is the same in all of them, and takes longest.
    var head = ByteWriter(reserving: 1_600)
    head.request(of: later)
    var outputs: [StageOutput] = []
    for (partition, share) in shares.enumerated() {
      for part in share.partsOfEntries {
        var writer = ByteWriter(reserving: head.bytes.count + 2 + 16 * part.count)
        writer.raw(head.bytes)
        writer.named(part)
        outputs.append(StageOutput(topic: .verify, partition: partition, key: [], value: writer.bytes))
      }
    }
    return outputs
  }
}
