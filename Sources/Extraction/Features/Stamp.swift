/// A day or a time of day, written in figures: "10:42", "12.1.2012", "2012-01-12", "2012年1月".
enum Stamp {
  /// Whether `text[range]` holds one.
  static func isIn(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    var groups = 0
    var separator: UInt8 = 0
    while index < range.upperBound {
      guard text[index].isDigit else {
        index += 1
        groups = 0
        continue
      }
      let start = index
      while index < range.upperBound, text[index].isDigit { index += 1 }
      guard index - start <= 4 else {
        groups = 0
        continue
      }
      groups += 1
      if separator == UInt8(ascii: ":"), groups >= 2, index - start == 2 { return true }
      if groups >= 3 { return true }
      guard index < range.upperBound else { return false }
      switch text[index] {
      case UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "-"):
        if groups > 1, text[index] != separator { groups = 1 }
        separator = text[index]
        index += 1
        if index < range.upperBound, text[index] == 0x20 { index += 1 }
      // 年, 月
      case 0xE5 where isAt(index, [0xE5, 0xB9, 0xB4], text, range),
        0xE6 where isAt(index, [0xE6, 0x9C, 0x88], text, range):
        separator = 0
        index += 3
        if index < range.upperBound, text[index].isDigit { return true }
      default: groups = 0
      }
    }
    return false
  }

  private static func isAt(_ index: Int, _ bytes: [UInt8], _ text: [UInt8], _ range: Range<Int>) -> Bool {
    index + bytes.count <= range.upperBound && text[index..<index + bytes.count].elementsEqual(bytes)
  }
}
