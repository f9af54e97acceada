import Foundation

/// Checks of the scenarios about certificates and passwords.
extension Stage {
  /// Starts a worker that must be refused: it says why and ends with exit code 78.
  @discardableResult
  func expectRefusal(_ what: String, _ environment: [String: String]) throws -> WorkerProcess {
    let worker = try makeWorker()
    try worker.start(environment: environment)
    let status = worker.wait(seconds: 90)
    worker.kill()
    report.check(status == 78, "\(what): exit code 78 (\(status.map(String.init) ?? "no end"))")
    let said = worker.log().split(separator: "\n").drop { !$0.hasPrefix("winnow:") }
    report.note(said.prefix(2).joined(separator: " ").prefix(240).description)
    return worker
  }

  /// A secret is neither in what a worker has printed, metrics included, nor in its arguments and variables.
  func checkHidden(_ secret: String, in worker: WorkerProcess) {
    let isPrinted = worker.log().contains(secret)
    let isListed = ["cmdline", "environ"].contains { name in
      guard let id = worker.id else { return false }
      let data = (try? Data(contentsOf: URL(filePath: "/proc/\(id)/\(name)"))) ?? Data()
      return data.range(of: Data(secret.utf8)) != nil
    }
    report.check(!isPrinted && !isListed, "\(worker.name) shows a secret neither in its output nor in /proc")
  }
}
