import Logging
import Worker

/// What `winnow run` logs of itself.
enum RunLog {
  /// The line that a worker starts with: what it is, and what it was told.
  static func started(_ configuration: Configuration, file: String?) {
    Logger(label: "winnow").info(
      "starting",
      metadata: [
        "version": "\(Release.version)", "brokers": "\(configuration.broker.bootstrap)",
        "group": "\(configuration.worker.group)",
        "stages": "\(configuration.worker.stages.map(\.rawValue).joined(separator: ","))",
        "delivery": "\(configuration.worker.delivery.rawValue)", "prefix": "\(configuration.topics.prefix)",
        "configuration": "\(file ?? "(defaults)")",
        "state": "\(configuration.duplicates.stateDirectory ?? "(memory)")",
      ])
  }

  /// What has changed about domains.
  static func changed(_ new: [DomainAlarm], over: [DomainAlarm]) {
    let log = Logger(label: "winnow.ledger")
    func particulars(_ alarm: DomainAlarm) -> Logger.Metadata {
      ["domain": "\(alarm.domain)", "alarm": "\(alarm.kind.rawValue)"]
    }
    for alarm in new { log.warning("\(alarm.domain): \(alarm.detail)", metadata: particulars(alarm)) }
    for alarm in over { log.notice("\(alarm.domain) is as usual again", metadata: particulars(alarm)) }
  }
}
