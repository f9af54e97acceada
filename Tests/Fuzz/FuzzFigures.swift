/// What libFuzzer printed of one target.
struct FuzzFigures: CustomStringConvertible {
  /// The target.
  let name: String
  /// Inputs run, edges of the program covered, megabytes at most.
  let inputs, edges, megabytes: Int
  /// What ended it before its time.
  let fault: String?

  init(_ name: String, log: String, status: Int32) {
    self.name = name
    let lines = log.split(separator: "\n")
    func figure(_ label: String) -> Int {
      lines.last { $0.hasPrefix(label) }.flatMap { Int($0.dropFirst(label.count).filter(\.isNumber)) } ?? 0
    }
    inputs = figure("stat::number_of_executed_units:")
    megabytes = figure("stat::peak_rss_mb:")
    let words = lines.last { $0.contains(" cov: ") }?.split(separator: " ") ?? []
    edges = words.firstIndex(of: "cov:").flatMap { Int(words[$0 + 1]) } ?? 0
    let message = lines.first { $0.contains("Fatal error") || $0.contains("ERROR: ") }
    fault = status == 0 ? nil : message.map { String($0.suffix(300)) } ?? "ended with status \(status)"
  }

  var description: String {
    let figures = "\(inputs) inputs, \(edges) edges, at most \(megabytes) MB"
    return "\(name): \(figures)\(fault.map { ", FAULT: \($0)" } ?? "")"
  }
}
