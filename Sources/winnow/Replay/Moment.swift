import ArgumentParser
import Envelope
import Worker

/// A time on the command line: RFC 3339, a date (its first moment in UTC), or an age such as `90m`, `12h`, `7d`.
struct Moment: ExpressibleByArgument {
  /// As it was written.
  let text: String
  /// Milliseconds since the Unix epoch.
  let milliseconds: Int64

  init?(argument: String) {
    text = argument
    let units: [Character: Int64] = ["s": 1_000, "m": 60_000, "h": 3_600_000, "d": 86_400_000]
    if let unit = argument.last.flatMap({ units[$0] }), let count = Int64(argument.dropLast()), 0...100_000 ~= count {
      milliseconds = Timestamp.now.milliseconds - count * unit
    } else if let time = Timestamp(rfc3339: argument) ?? Timestamp(rfc3339: argument + "T00:00:00Z") {
      milliseconds = time.milliseconds
    } else {
      return nil
    }
  }
}
