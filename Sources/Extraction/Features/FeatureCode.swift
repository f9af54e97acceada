/// A feature as the models compare it: 16 bits that are in the same order as the numbers they stand for, with their
/// eleven leading digits (half precision, IEEE 754). Half the memory of a `Float`, and eight of them are compared at once.
enum FeatureCode {
  /// The code of the largest number; what is above it has the same.
  static let largest: Int16 = 0x7BFF

  /// The code of a number, rounded towards zero.
  @inline(__always)
  static func code(_ value: Float) -> Int16 {
    // The exponents of half precision begin 112 further up.
    let bits = Int32(truncatingIfNeeded: (max(-65504, min(65504, value)) * 0x1p-112).bitPattern)
    let sign = bits >> 31
    let magnitude = (bits & 0x7FFF_FFFF) >> 13
    return Int16(truncatingIfNeeded: (magnitude ^ sign) &- sign)
  }

  /// The number that a code stands for.
  static func value(_ code: Int16) -> Float {
    let magnitude = Float(bitPattern: UInt32(code.magnitude) << 13) * 0x1p112
    return code < 0 ? -magnitude : magnitude
  }

  /// The code that those of all larger numbers are above, and those of no other.
  static func border(_ value: Float) -> Int16 {
    let code = code(value)
    return FeatureCode.value(code) > value ? code - 1 : code
  }
}
