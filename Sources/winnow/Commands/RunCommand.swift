import ArgumentParser
import Foundation
import Logging
import Worker

/// Runs one worker until it is told to stop.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Runs one worker: pages in, articles and flags out.",
    discussion: """
      Logs go to standard error; to standard output one line of metrics and, at longer intervals, one of the ledger by \
      domain: JSON, on a terminal short lines for people (metrics.format). With metrics.listen the same figures, and more, \
      are answered over HTTP: /metrics for Prometheus, /live, /ready, /status as JSON; `winnow top` shows them.

      SIGTERM or SIGINT finishes what is in flight and ends with 0; a second one ends at once. Under systemd (Type=notify) \
      readiness, status and signs of life are reported.

      More workers of one group share the pages: start as many as there are cores and machines, up to the number of \
      partitions of the pages topic.

      Exit codes: 0 drained, 69 no broker answers, 75 told to stop and could not finish what was in flight, 78 something \
      must be changed (see `winnow check`).
      """)

  @Option(help: ArgumentHelp("The consumer group.", valueName: "group"))
  var group: String?

  @Option(help: ArgumentHelp("This worker's own name in the group.", valueName: "name"))
  var instance: String?

  @Option(help: ArgumentHelp("exactly-once or at-least-once.", valueName: "mode"))
  var delivery: String?

  @OptionGroup var options: ConfigurationOptions

  func run() throws {
    StopSignals.hold()
    Heap.giveBackLargeBlocks()
    let flags = [
      ("--group", "worker.group", group), ("--instance", "worker.instance", instance),
      ("--delivery", "worker.delivery", delivery),
    ]
    var configuration = try options.load(
      over: flags.compactMap { flag, key, value in value.map { (flag: flag, key: key, value: $0) } },
      checkingSecrets: true)
    configuration.log.bootstrap(instance: configuration.worker.instance)
    var folder: StateFolder?
    if configuration.duplicates.stateDirectory == nil {
      do throws(WorkerError) {
        folder = try StateFolder.chosen(configuration)
        configuration.duplicates.stateDirectory = folder?.path
      } catch {
        throw Failure(error)
      }
    }
    // A reader of the metrics that goes away must not take the worker with it.
    signal(SIGPIPE, SIG_IGN)
    let metrics = Metrics()
    let worker = try Worker.configured(configuration, folder: folder, metrics: metrics)
    let signals = StopSignals { worker.stop() }
    RunLog.started(configuration, file: options.file())
    let endpoint = try WorkerEndpoint(configuration, worker, metrics)
    defer { endpoint?.stop() }
    let reports = RunReports(metrics, configuration.metrics)
    let end: WorkerEnd
    do throws(WorkerError) {
      end = try worker.run()
    } catch {
      throw Failure(error)
    }
    withExtendedLifetime(signals) {}
    reports.stop()
    if case .undrained(let reason) = end { throw Failure(.temporary, reason) }
  }
}
