import Logging
import Worker

/// What `winnow run` answers over HTTP, and what it asks the cluster for that.
final class WorkerEndpoint {
  private let watch: GroupWatch
  private let endpoint: MetricsEndpoint

  /// Begins to listen; nil where the configuration does not ask for it.
  init?(_ configuration: Configuration, _ worker: Worker, _ metrics: Metrics) throws(Failure) {
    guard let address = configuration.metrics.listen.flatMap(ListenAddress.init) else { return nil }
    do {
      let watch = try GroupWatch(configuration)
      self.watch = watch
      endpoint = try MetricsEndpoint(
        address, identity: WorkerIdentity(configuration), metrics: metrics, health: { worker.health },
        group: { watch.lag })
    } catch {
      throw Failure(.configuration, "\(error)")
    }
    watch.start()
    Logger(label: "winnow").info("answering on http://\(endpoint.address)/metrics")
  }

  /// Stops both.
  func stop() {
    endpoint.stop()
    watch.stop()
  }
}
