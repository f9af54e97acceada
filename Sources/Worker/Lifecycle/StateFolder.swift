import Foundation

/// The folder of a worker's state where the configuration names none: under the user's own state folder, since state in
/// memory grows with the window.
///
/// `STATE_DIRECTORY` (systemd), else `XDG_STATE_HOME`/winnow, else `~/.local/state/winnow`; in it a folder of the group,
/// and in that one of the worker's name, or for a nameless worker the first that no other process has.
public struct StateFolder: Sendable {
  /// The folder.
  public let path: String
  /// Its crash journal, open from now on: whoever has that has the folder.
  let journal: CrashJournal

  /// Takes a folder, and makes it where it is missing.
  ///
  /// - Throws: where it cannot be made, or another process has it.
  init(path: String) throws(WorkerError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      journal = try CrashJournal(path: "\(path)/in-work")
    } catch {
      throw .configuration("duplicates.stateDirectory: \(error)")
    }
    self.path = path
  }

  private init(path: String, journal: CrashJournal) {
    self.path = path
    self.journal = journal
  }

  /// Chooses the folder, makes it and takes it.
  ///
  /// - Throws: where there is no place for it.
  public static func chosen(
    _ configuration: Configuration, environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(WorkerError) -> StateFolder {
    let remedy = "set duplicates.stateDirectory to a folder that the worker may write"
    guard let base = base(environment) else { throw .configuration("there is no folder for the state; \(remedy)") }
    let group = "\(base)/\(name(configuration.worker.group))"
    let names = configuration.worker.instance.map { [name($0)] } ?? (1...64).map { "worker-\($0)" }
    for name in names {
      let path = "\(group)/\(name)"
      do {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return StateFolder(path: path, journal: try CrashJournal(path: "\(path)/in-work"))
      } catch let error as CrashJournalError {
        // A worker with a name has no other folder.
        guard error.isTaken, configuration.worker.instance == nil else { throw .configuration("\(error); \(remedy)") }
      } catch {
        throw .configuration("\(path), for the state, cannot be made (\(error.localizedDescription)); \(remedy)")
      }
    }
    throw .configuration("\(group): \(names.count) workers use the folders there; \(remedy)")
  }

  private static func base(_ environment: [String: String]) -> String? {
    func folder(_ name: String) -> String? {
      environment[name].flatMap { $0.hasPrefix("/") ? $0.split(separator: ":").first.map(String.init) : nil }
    }
    return folder("STATE_DIRECTORY") ?? folder("XDG_STATE_HOME").map { "\($0)/winnow" }
      ?? folder("HOME").map { "\($0)/.local/state/winnow" }
  }

  /// A name as a folder's.
  private static func name(_ text: String) -> String {
    let safe = text.map { $0.isLetter || $0.isNumber || "._-".contains($0) ? $0 : "_" }
    return safe.first == "." ? "_" + String(safe) : String(safe)
  }
}
