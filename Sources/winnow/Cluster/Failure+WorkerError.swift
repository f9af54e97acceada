import Worker

extension Failure {
  /// Why a worker could not start, with the exit code that fits.
  init(_ error: WorkerError) {
    switch error {
    case .noBroker: self.init(.unavailable, "\(error); correct broker.bootstrapServers or start it")
    case .missingTopics: self.init(.configuration, "\(error); `winnow topics --create` makes them")
    case .partitionCount:
      self.init(.configuration, "\(error); correct the configuration, or raise duplicates.generation")
    case .refused, .replaced, .configuration: self.init(.configuration, "\(error)")
    }
  }
}
