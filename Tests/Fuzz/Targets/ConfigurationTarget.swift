import Worker

/// Configuration files.
final class ConfigurationTarget: FuzzTarget {
  static let name = "configuration"
  static let summary = "configuration files"
  static let maximumBytes = 2_048
  static let seeds: [[UInt8]] = [
    "broker:\n  bootstrapServers: [a:9092, b:9092]\n  properties:\n    socket.nagle.disable: \"true\"\n",
    "worker:\n  delivery: at-least-once\n  threads: 4\n  batchRecords: 100\nlimits:\n  pageBytes: 8MiB\n",
    "topics:\n  prefix: news.\n  pages: {name: raw, partitions: 6}\nmetrics: {intervalSeconds: 0.5}\n",
    "duplicates:\n  windowHours: 24\n  seedFile: /none\nlog: {format: json, level: debug}\n",
    "a: &x [1, *x]\nb: !!binary aGk=\n? c\n: |\n  text\n",
  ].map { Array($0.utf8) }
  static let words = [
    "broker:", "security:", "transport:", "tls", "sasl-tls", "mechanism:", "passwordFile:", "topics:", "partitions:",
    "worker:", "limits:", "duplicates:", "metrics:", "log:", "\n  ", ": ", "- ", "&a", "*a", "<<: ", "!!int",
    "0x7fffffff",
    "9223372036854775807", ".inf", ".nan", "~", "null", "true", "|", ">", "\"", "---", "...", "%YAML", "\t",
  ]

  func fault(in input: [UInt8]) -> String? {
    var reader = ConfigurationReader()
    reader.read(yaml: String(decoding: input, as: UTF8.self), file: "winnow.yaml")
    do {
      _ = try reader.finish()
      return nil
    } catch {
      if error.problems.isEmpty { return "refused without a problem" }
      for problem in error.problems where problem.what.isEmpty || problem.remedy.isEmpty || problem.place.isEmpty {
        return "a problem that does not say what, where or what to do: \(problem)"
      }
      return nil
    }
  }
}
