/// What becomes of characters that are not seen.
enum InvisibleCharacters {
  enum Action {
    case keep, drop, space, control
  }

  /// What to do with a scalar value outside of ASCII. The joiners U+200C and U+200D stay: Persian, Indic scripts and
  /// emoji need them.
  @inline(__always)
  static func action(_ scalar: UInt32) -> Action {
    if scalar < 0x2000 {
      if scalar > 0xAD { return scalar == 0x1680 ? .space : (scalar == 0x61C || scalar == 0x180E ? .drop : .keep) }
      return scalar == 0xA0 || scalar == 0x85 ? .space : (scalar == 0xAD ? .drop : (scalar < 0xA0 ? .control : .keep))
    }
    switch scalar {
    case 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return .space
    case 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFC, 0xE000...0xF8FF,
      0xFFFE, 0xFFFF, 0xE0000...0xE0FFF, 0xF0000...0x10FFFF:
      return .drop
    default: return .keep
    }
  }
}
