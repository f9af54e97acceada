/// Metrics in the Prometheus text format, version 0.0.4.
///
/// Source: https://prometheus.io/docs/instrumenting/exposition_formats/
struct Exposition {
  /// What a metric's values are.
  enum Kind: String {
    /// Only grows; the name ends in `_total`.
    case counter
    /// Goes up and down.
    case gauge
    /// Counts by upper bounds.
    case histogram
  }

  /// The media type of the text.
  static let type = "text/plain; version=0.0.4; charset=utf-8"

  typealias Labels = [(name: String, value: String)]

  private(set) var text = ""

  /// Adds a metric with its samples; one without any is left out.
  mutating func add(_ name: String, _ kind: Kind, _ help: String, _ samples: [(labels: Labels, value: Double)]) {
    guard !samples.isEmpty else { return }
    begin(name, kind, help)
    for sample in samples { line(name, sample.labels, sample.value) }
  }

  /// Adds a metric with one sample.
  mutating func add(_ name: String, _ kind: Kind, _ help: String, _ value: Double, labels: Labels = []) {
    add(name, kind, help, [(labels, value)])
  }

  /// Adds a metric with one sample for each value of a label, in the order of these values.
  mutating func add(_ name: String, _ kind: Kind, _ help: String, by label: String, _ values: [String: Int]) {
    add(name, kind, help, values.sorted { $0.key < $1.key }.map { ([(label, $0.key)], Double($0.value)) })
  }

  /// Adds a histogram.
  ///
  /// - Parameter unit: what a recorded value counts, in the base unit: 1e-6 for microseconds.
  mutating func add(
    _ name: String, _ help: String, unit: Double, _ series: [(labels: Labels, buckets: Buckets)]
  ) {
    guard !series.isEmpty else { return }
    begin(name, .histogram, help)
    for (labels, buckets) in series {
      var count = 0
      for (bound, more) in zip(buckets.bounds, buckets.counts) {
        count += more
        let limit = unit == 1 ? "\(bound)" : Self.number(Double(bound) / (1 / unit).rounded())
        line("\(name)_bucket", labels + [("le", limit)], Double(count))
      }
      count += buckets.counts.last ?? 0
      line("\(name)_bucket", labels + [("le", "+Inf")], Double(count))
      line("\(name)_sum", labels, buckets.sum * unit)
      line("\(name)_count", labels, Double(count))
    }
  }

  private mutating func begin(_ name: String, _ kind: Kind, _ help: String) {
    text += "# HELP \(name) \(help.replacing("\\", with: "\\\\").replacing("\n", with: "\\n"))\n"
    text += "# TYPE \(name) \(kind.rawValue)\n"
  }

  private mutating func line(_ name: String, _ labels: Labels, _ value: Double) {
    let list = labels.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",")
    text += "\(name)\(list.isEmpty ? "" : "{\(list)}") \(Self.number(value))\n"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }

  private static func number(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value > 0 ? "+Inf" : "-Inf" }
    return value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }
}
