import Logging
import Worker

extension Worker {
  /// A worker with all stages, as a configuration says.
  static func configured(_ configuration: Configuration, metrics: Metrics) throws(Failure) -> Worker {
    do {
      return try Worker(
        configuration: configuration, topology: try Topology(configuration), metrics: metrics,
        log: Logger(label: "winnow"))
    } catch {
      throw Failure(error)
    }
  }
}
