extension Configuration {
  /// What the topics are called and how `winnow topics --create` makes them.
  public struct Topics: Equatable, Sendable {
    /// One of the six topics, by the part that it plays.
    public enum Role: String, Sendable, CaseIterable {
      /// Raw pages, in.
      case pages
      /// Articles, out.
      case articles
      /// Duplicate flags, out, compacted.
      case duplicates
      /// Pages that became no article, out.
      case rejected
      /// Fingerprint keys, internal.
      case keys
      /// Sketches, requests and comparisons, internal.
      case verify

      /// Whether the topic carries Winnow's own records, which nobody else reads.
      public var isInternal: Bool { self == .keys || self == .verify }
    }

    /// One topic's name and shape.
    public struct Topic: Equatable, Sendable {
      /// The name, which follows ``Topics/prefix``.
      public var name: String
      /// Partitions it is created with.
      public var partitions: Int
      /// Hours that its records are kept; 0 for ever. Internal topics do not ask: see ``Duplicates/retentionHours``.
      public var retentionHours: Int
    }

    /// What every topic's name begins with.
    public var prefix = "winnow."
    /// Copies of each partition; 0 leaves it to the cluster's own default.
    public var replicationFactor = 0
    /// Raw pages, in.
    public var pages = Topic(name: "pages", partitions: 12, retentionHours: 72)
    /// Articles, out.
    public var articles = Topic(name: "articles", partitions: 12, retentionHours: 168)
    /// Duplicate flags, out; compacted, so that the last flag of each article stays.
    public var duplicates = Topic(name: "duplicates", partitions: 12, retentionHours: 168)
    /// Pages that became no article, out.
    public var rejected = Topic(name: "rejected", partitions: 12, retentionHours: 168)
    /// Fingerprint keys, internal.
    public var keys = Topic(name: "keys", partitions: 12, retentionHours: 168)
    /// Sketches, requests and comparisons, internal.
    public var verify = Topic(name: "verify", partitions: 12, retentionHours: 168)

    /// Makes the defaults.
    public init() {}

    /// The topic that plays a part.
    public subscript(role: Role) -> Topic {
      get { self[keyPath: Self.path(role)] }
      set { self[keyPath: Self.path(role)] = newValue }
    }

    private static func path(_ role: Role) -> WritableKeyPath<Topics, Topic> {
      switch role {
      case .pages: \.pages
      case .articles: \.articles
      case .duplicates: \.duplicates
      case .rejected: \.rejected
      case .keys: \.keys
      case .verify: \.verify
      }
    }
  }

  /// The whole name of a topic: prefix and name, and for internal ones of a later generation its number.
  public func topicName(_ role: Topics.Role) -> String {
    let name = topics.prefix + topics[role].name
    return role.isInternal && duplicates.generation > 1 ? "\(name)-\(duplicates.generation)" : name
  }

  /// Hours that a topic keeps its records: its own setting, or for internal ones as long as state is kept.
  public func retentionHours(_ role: Topics.Role) -> Int {
    role.isInternal ? duplicates.retentionHours : topics[role].retentionHours
  }
}
