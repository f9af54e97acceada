import Foundation
import TestBroker

/// One run of a program, with what it cost.
struct Measured {
  /// User and system time.
  let cpuSeconds: Double
  /// Its largest resident set.
  let peakBytes: Int
  /// What it said of its first page: the article's length, or the reason of a rejection, or how it failed.
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
    // Notes to people stand among the lines.
    let said = (try? Data(contentsOf: URL(filePath: output))) ?? Data()
    let lines = said.split(separator: 0x0A).filter { $0.first == UInt8(ascii: "{") }
    let object = lines.first.flatMap { try? JSONSerialization.jsonObject(with: Data($0)) } as? [String: Any]
    if status != 0, status != 65 {
      outcome = "exit status \(status): \(String(decoding: said.suffix(120), as: UTF8.self))"
      isAnswer = false
    } else if let article = object?["article"] as? [String: Any] {
      outcome = "article of \((article["articleBody"] as? String)?.utf8.count ?? 0) bytes"
      isAnswer = true
    } else if let rejected = object?["rejected"] as? [String: Any] {
      outcome = rejected["reason"] as? String ?? "?"
      isAnswer = true
    } else {
      // Of an archive may be nothing left.
      isAnswer = lines.isEmpty
      outcome = lines.first.map { "no answer: \(String(decoding: $0.prefix(120), as: UTF8.self))" } ?? "no page in it"
    }
  }
}
