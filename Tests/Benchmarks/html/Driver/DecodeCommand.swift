import Foundation
import HTML

/// Decodes a file and writes it as UTF-8, to compare with what another decoder makes of it.
enum DecodeCommand {
  static func run(_ arguments: [String]) {
    guard arguments.count == 2, let encoding = Encoding.named(arguments[0]) else {
      Driver.fail("which label and file?")
    }
    guard let data = FileManager.default.contents(atPath: arguments[1]) else {
      Driver.fail("cannot read \(arguments[1])")
    }
    FileHandle.standardOutput.write(Data(TextDecoder.decode([UInt8](data), as: encoding).bytes))
  }
}
