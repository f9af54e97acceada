/// The units and digits of metrics lines.
extension Double {
  /// Rounded to so many decimal places: the digits of a metrics line.
  func rounded(toPlaces places: Int) -> Double {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    return (self * scale).rounded() / scale
  }
}

extension Duration {
  /// Whole microseconds; less than none is none, and what is too large to be a sensible latency counts as
  /// ``Distribution/largest``.
  var microseconds: Int {
    guard components.seconds >= 0 else { return 0 }
    guard components.seconds < 3_000_000 else { return Int(Distribution.largest) }
    return Int(components.seconds) * 1_000_000 + Int(components.attoseconds / 1_000_000_000_000)
  }

  /// Seconds as a number.
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
