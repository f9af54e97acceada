import Foundation
import Testing

@testable import Worker

@Suite("Config/winnow.yaml") struct ConfigurationFileTests {
  private let lines: [String]
  private let text: String

  init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    text = try String(contentsOf: root.appending(path: "Config/winnow.yaml"), encoding: .utf8)
    lines = text.split(separator: "\n").map(String.init)
  }

  @Test("It loads to exactly the defaults")
  func defaults() throws {
    var reader = ConfigurationReader()
    reader.read(yaml: text, file: "winnow.yaml")
    #expect(try reader.finish() == Configuration())
  }

  @Test("It names every key, each with its default and an explanation")
  func names() {
    var path: [String] = []
    var found: [String: String] = [:]
    for line in lines where !line.hasPrefix("#") {
      let depth = line.prefix { $0 == " " }.count / 2
      guard let name = line.firstMatch(of: /^ *([A-Za-z]+):/)?.1 else { continue }
      path = path.prefix(depth) + [String(name)]
      found[path.joined(separator: ".")] = line
    }
    for setting in Setting.all {
      let line = found[setting.key]
      #expect(line != nil, "\(setting.key) is missing")
      #expect(line?.contains(" # ") == true, "\(setting.key) is not explained")
    }
  }

  @Test("Every default, written out as the value it shows, reads back as the same configuration")
  func roundTrip() throws {
    var reader = ConfigurationReader()
    for setting in Setting.all {
      let parts = setting.key.split(separator: ".")
      var yaml = ""
      for (depth, part) in parts.enumerated() {
        yaml += String(repeating: "  ", count: depth) + part + ":"
        yaml += depth == parts.count - 1 ? " " + setting.show(Configuration()) + "\n" : "\n"
      }
      reader.read(yaml: yaml, file: setting.key)
    }
    #expect(try reader.finish() == Configuration())
  }
}
