import Dispatch
import Foundation
import Kafka
import Logging

/// Runs one stage through failures of brokers and clients: loop after loop, each with new clients, over the same state.
///
/// `@unchecked Sendable`: it runs in one thread; what it is made of never changes.
final class StageRunner: @unchecked Sendable {
  let around: StageLoop.Surroundings
  private let settings: ClientSettings
  private let configuration: Configuration.Worker
  private let name: WorkerName
  private let work: any StageWork
  private var log: Logger { around.log }

  init(
    _ around: StageLoop.Surroundings, settings: ClientSettings, configuration: Configuration.Worker, name: WorkerName,
    work: any StageWork
  ) {
    self.around = around
    self.settings = settings
    self.configuration = configuration
    self.name = name
    self.work = work
  }

  /// Works in the calling thread until the worker is told to stop, or another has taken its name.
  func run() -> LoopEnd {
    defer { work.close() }
    // Short enough that a page goes through within ten seconds of the end of a fault.
    var backoff = Backoff(first: 0.5, most: 5)
    while around.stopDeadline() == nil {
      let started = DispatchTime.now()
      let end: LoopEnd
      do throws(KafkaError) {
        end = try consume()
      } catch {
        // The clients did not even start: nothing is in flight.
        end = around.stopDeadline() == nil ? .failed(LoopFailure(error)) : .drained
      }
      guard case .failed(let failure) = end, around.stopDeadline() == nil else { return end }
      if case .replaced = failure { return end }
      if DispatchTime.now() > started + .seconds(60) { backoff.reset() }
      log.error("\(around.stage.rawValue): starting new clients: \(failure.reason)")
      around.metrics.clientReplaced()
      around.status.trouble(failure.reason)
      pause(seconds: Sabotage.neverRecover.isOn ? .infinity : backoff.next())
    }
    return .drained
  }

  /// One pair of clients, from their start to their end.
  private func consume() throws(KafkaError) -> LoopEnd {
    let around = around
    let clients = try Clients(
      settings, configuration, stage: around.stage, name: name, log: log,
      isStopping: {
        around.status.pulse()
        return around.stopDeadline() != nil
      })
    return StageLoop(around, consumer: clients.consumer, committer: clients.committer, work: work).run()
  }

  private func pause(seconds: Double) {
    let end = DispatchTime.now() + seconds
    while DispatchTime.now() < end, around.stopDeadline() == nil {
      around.status.pulse()
      usleep(50_000)
    }
  }
}
