/// Why a loop cannot go on with its clients.
enum LoopFailure: Error, Equatable, Sendable {
  /// New clients may do better.
  case client(String)
  /// Another producer has the transactional id: one of this worker's own, or another worker's.
  case fenced(String)
  /// Another worker has joined the group under this one's name: this one has to end.
  case replaced(String)
  /// A person has to put something right: a right, a topic, the configuration.
  case needsPerson(String)

  /// Why, in one line.
  var reason: String {
    switch self {
    case .client(let reason), .fenced(let reason), .replaced(let reason), .needsPerson(let reason): reason
    }
  }
}

/// Why a loop ended.
enum LoopEnd: Equatable, Sendable {
  /// It was told to stop, and everything in flight is committed.
  case drained
  /// It was told to stop, and what was in flight could not be committed in time. It is read again by whoever comes next.
  case drainTimedOut
  /// It cannot go on.
  case failed(LoopFailure)
}
