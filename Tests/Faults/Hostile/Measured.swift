import Foundation
import TestBroker

/// One run of a program, with what it cost.
struct Measured {
  /// User and system time.
  let cpuSeconds: Double
  /// Its largest resident set.
  let peakBytes: Int
  /// What it said of its one page: the article's length, or the reason of a rejection, or how it failed.
  let outcome: String
  /// Whether it gave an article or a reason.
  let isAnswer: Bool

  init(_ arguments: [String], environment: [String: String], folder: URL) throws {
    let output = folder.appending(path: "output").path
    try? FileManager.default.removeItem(atPath: output)
    let process = try ChildProcess(arguments, environment: environment, output: output)
    let status = process.wait()
    cpuSeconds = process.usage?.seconds ?? .infinity
    peakBytes = process.usage?.peakBytes ?? .max
    let line = (try? Data(contentsOf: URL(filePath: output))) ?? Data()
    let object = (try? JSONSerialization.jsonObject(with: line)) as? [String: Any]
    if let article = object?["article"] as? [String: Any] {
      outcome = "article of \((article["articleBody"] as? String)?.utf8.count ?? 0) bytes"
      isAnswer = true
    } else if let rejected = object?["rejected"] as? [String: Any] {
      outcome = rejected["reason"] as? String ?? "?"
      isAnswer = true
    } else if line.isEmpty, status == 65 {
      outcome = "nothing in it can be read"
      isAnswer = true
    } else {
      outcome = "exit status \(status): \(String(decoding: line.prefix(120), as: UTF8.self))"
      isAnswer = false
    }
  }
}
