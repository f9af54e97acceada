/// What answering a question takes of the earlier article.
struct Counterpart: Weighed {
  var profile: Profile
  /// The root of its cluster.
  var root: ClusterRoot

  /// Bytes that it takes in memory.
  var weight: Int { 192 + 4 * profile.sketch.hashes.count }
}
