import Logging
import Worker

extension Worker {
  /// A worker with all stages, as a configuration says.
  static func configured(
    _ configuration: Configuration, folder: StateFolder? = nil, metrics: Metrics
  ) throws(Failure) -> Worker {
    do {
      let log = Logger(label: "winnow")
      return try Worker(
        configuration: configuration, topology: try Topology(configuration, log: log), folder: folder,
        metrics: metrics, log: log)
    } catch {
      throw Failure(error)
    }
  }
}
