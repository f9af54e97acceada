import Testing

@testable import Extraction

@Suite struct LooseJSONTests {
  /// A compact picture of what was read: `{a:"x",b:[1,true]}`.
  static func picture(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var json = LooseJSON()
    var reader = LooseJSONReader()
    reader.read(0..<bytes.count, of: bytes.span, into: &json)
    func describe(_ index: Int) -> String {
      let value = json.values[index]
      let text = String(decoding: bytes[Int(value.text.lowerBound)..<Int(value.text.upperBound)], as: UTF8.self)
      let key = String(decoding: bytes[Int(value.key.lowerBound)..<Int(value.key.upperBound)], as: UTF8.self)
      let name = key.isEmpty ? "" : key + ":"
      switch value.kind {
      case .object: return name + "{" + json.children(of: index).map(describe).joined(separator: ",") + "}"
      case .array: return name + "[" + json.children(of: index).map(describe).joined(separator: ",") + "]"
      case .string: return name + "'" + text + "'"
      default: return name + text
      }
    }
    return json.values.indices.filter { json.values[$0].parent < 0 }.map(describe).joined(separator: " ")
  }

  @Test(
    arguments: [
      (#"{"a":"x","b":[1,-2.5e3,true,false,null]}"#, "{a:'x',b:[1,-2.5e3,true,false,null]}"),
      (#"{"a":{"b":{"c":[]}}}"#, "{a:{b:{c:[]}}}"),
      (#"{"a":"x",}"#, "{a:'x'}"),
      (#"{"a":[1,2,],"b":"y"}"#, "{a:[1,2],b:'y'}"),
      ("{\"a\":\"x\"\n\"b\":\"y\"}", "{a:'x',b:'y'}"),
      ("{'a':'x',b:\"y\"}", "{a:'x',b:'y'}"),
      ("{\"a\":\"line\nline\"}", "{a:'line\nline'}"),
      (#"{"a":"he said "no" to it","b":1}"#, #"{a:'he said "no" to it',b:1}"#),
      (#"{"a":"one, "two", three","b":1}"#, #"{a:'one, "two", three',b:1}"#),
      (#"{"a":"x\"y","b":"\\"}"#, #"{a:'x\"y',b:'\\'}"#),
      ("<!-- {\"a\":1} -->", "{a:1}"),
      ("<![CDATA[ {\"a\":1} ]]>", "{a:1}"),
      ("//<![CDATA[\n{\"a\":1}\n//]]>", "{a:1}"),
      ("/* note */ {\"a\": /* more */ 1} // end", "{a:1}"),
      (#"{"a":1}{"b":2}"#, "{a:1} {b:2}"),
      (#"{"a":1};[{"b":2}]"#, "{a:1} [{b:2}]"),
      (#"{"a":[{"b":"x"#, "{a:[{b:'x'}]}"),
      ("", ""), ("null", ""), ("window.data = {\"a\":1}", "{a:1}"), ("}}]]", ""),
    ])
  func reads(_ text: String, _ expected: String) {
    #expect(Self.picture(text) == expected)
  }

  @Test func aHundredThousandBracketsAreHarmless() {
    for bracket in ["[", "{\"a\":"] {
      let text = String(repeating: bracket, count: 100_000) + "1" + String(repeating: "]", count: 100_000)
      let bytes = Array(text.utf8)
      var json = LooseJSON()
      var reader = LooseJSONReader()
      reader.read(0..<bytes.count, of: bytes.span, into: &json)
      #expect(json.values.count <= LooseJSONReader.depthLimit + 1)
    }
  }

  @Test func aMillionQuotesAreHarmless() {
    let bytes = [UInt8](repeating: UInt8(ascii: "\""), count: 1_000_000)
    var json = LooseJSON()
    var reader = LooseJSONReader()
    reader.read(0..<bytes.count, of: bytes.span, into: &json)
    #expect(json.values.isEmpty)
  }

  @Test(
    arguments: [
      (#"a\u00e9\u20AC\ud83d\ude00b"#, "aé€😀b"), (#"\/\\\"\n\t"#, "/\\\"\n "), (#"\ud83dx"#, "x"), (#"\u12"#, "12"),
      (#"\"#, #"\"#),
    ])
  func undoesEscapes(_ text: String, _ expected: String) {
    let bytes = Array(text.utf8)
    #expect(String(decoding: PlainText.unescapeJSON(bytes.span, 0..<bytes.count), as: UTF8.self) == expected)
  }

  @Test(
    arguments: [
      ("Tom &amp; Jerry", "Tom & Jerry"), ("it&#8217;s &amp;#8220;fine&amp;#8221;", "it’s “fine”"),
      ("<p>One</p><p>Two</p>", "One Two"), ("a <b>bold</b> word", "a bold word"), ("1 < 2 & 3 > 2", "1 < 2 & 3 > 2"),
      ("  much \n\t space\u{a0}here ", "much space here"), ("caf&eacute; &unknown; &#0;", "café &unknown; &#0;"),
      ("un\u{ad}break\u{200b}able", "unbreakable"), ("<", "<"), ("a <unclosed", "a <unclosed"),
    ])
  func cleansText(_ text: String, _ expected: String) {
    #expect(String(decoding: PlainText.clean(Array(text.utf8)), as: UTF8.self) == expected)
  }
}
