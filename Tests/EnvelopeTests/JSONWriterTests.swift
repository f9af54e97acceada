import Foundation
import Testing

@testable import Envelope

@Suite struct JSONWriterTests {
  func written(_ members: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter()
    json.object(members)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  @Test func escapesWhatMustBeAndNothingElse() {
    #expect(
      written { $0.member("a", "\"\\/\u{8}\t\n\u{C}\r\u{0}\u{1}\u{1F}\u{7F}\u{2028}é日😀") }
        == #"{"a":"\"\\/\b\t\n\f\r\u0000\u0001\u001f"# + "\u{7F}\u{2028}é日😀\"}")
  }

  @Test("escapes at every place of a word of eight bytes", arguments: [0x00, 0x1F, 0x22, 0x5C] as [UInt8])
  func escapesAnywhere(special: UInt8) throws {
    for length in 1...20 {
      for place in 0..<length {
        for other in ["!", "#", "[", "]", " ", "~"] {
          var bytes = [UInt8](repeating: other.utf8.first!, count: length)
          bytes[place] = special
          let text = String(decoding: bytes, as: UTF8.self)
          let json = written { $0.member("a", text) }
          let read = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: String]
          #expect(read == ["a": text])
        }
      }
    }
  }

  @Test func givesBackAnyText() throws {
    var generator = SplitMix(state: 11)
    let alphabet = Array("\"\\\n\u{1}aé日😀 /").map(String.init)
    for _ in 0..<500 {
      let text = (0..<Int(generator.next() % 40)).map { _ in alphabet.randomElement(using: &generator)! }.joined()
      let json = written { $0.member("a", [text, "x"]) }
      let read = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: [String]]
      #expect(read == ["a": [text, "x"]])
    }
  }

  @Test func writesNumbersInTheFewestDigits() {
    #expect(
      written {
        $0.member("a", 1.0)
        $0.member("b", 0.1)
        $0.member("c", Double.nan)
        $0.member("d", -7)
        $0.member("e", 1e-9)
        $0.member("f", Double.infinity)
      } == #"{"a":1,"b":0.1,"d":-7,"e":1e-09}"#)
  }

  @Test func leavesOutWhatIsEmptyWithItsComma() {
    #expect(
      written { json in
        json.member("a") { $0.member("b", "") }
        json.member("c", true)
        json.member("d") { $0.member("e", nil as Bool?) }
        json.member("f") { json in json.member("g") { $0.member("h", [] as [String]) } }
        json.member("i", [1, 2]) { $0.member("j", $1) }
        json.member("k", json: Array("[]".utf8))
      } == #"{"c":true,"i":[{"j":1},{"j":2}],"k":[]}"#)
    #expect(written { $0.member("a", nil as String?) } == "{}")
  }
}
