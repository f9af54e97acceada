import Foundation

/// The name that a worker's transactional producers are fenced under.
///
/// A worker with an instance name keeps it through restarts, so that it ends at once what its predecessor left open. One
/// without gets a name by chance, which stays in its state directory; without that it is another one at each start, and
/// what such a process leaves open ends after the transaction timeout.
struct WorkerName: Equatable, Sendable {
  let name: String

  /// - Parameter folder: the state directory, which no other process has.
  init(_ configuration: Configuration.Worker, folder: String?) {
    if let instance = configuration.instance, !Sabotage.fenceNobody.isOn {
      name = instance
    } else if let folder, !Sabotage.fenceNobody.isOn {
      let path = "\(folder)/name"
      let kept = (try? String(contentsOfFile: path, encoding: .utf8))?.trimmingCharacters(in: .whitespacesAndNewlines)
      if let kept, kept.wholeMatch(of: /[0-9a-z]{1,13}/) != nil {
        name = kept
      } else {
        name = Self.random()
        try? Data("\(name)\n".utf8).write(to: URL(filePath: path), options: .atomic)
      }
    } else {
      name = Self.random()
    }
  }

  /// `GROUP.STAGE.NAME`.
  func transactionalID(_ group: String, _ stage: StageName) -> String { "\(group).\(stage.rawValue).\(name)" }

  private static func random() -> String {
    String(UInt64.random(in: 0...UInt64.max), radix: 36)
  }
}

extension Configuration.Worker {
  /// The consumer group of a stage: `GROUP.STAGE`.
  public func group(of stage: StageName) -> String { "\(group).\(stage.rawValue)" }
}
