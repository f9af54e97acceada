/// The exponential function in plain arithmetic: the same result on every machine and C library, which an article's
/// score needs to be the same wherever it is made.
enum Exponential {
  /// e to the power of `x`, to 6 digits; what would overflow is held to ±30.
  static func value(_ x: Float) -> Float {
    let bounded = max(-30, min(30, Double(x)))
    // e^x = (e^(x/1024))^1024, with five terms of the series for the small power.
    let small = bounded / 1024
    var power = 1 + small * (1 + small / 2 * (1 + small / 3 * (1 + small / 4)))
    for _ in 0..<10 { power *= power }
    return Float(power)
  }
}
