/// Makes new inputs out of old ones.
struct Mutator {
  private let corpus: [[UInt8]]
  private var state: UInt64

  private static let pieces: [String] = [
    "<", ">", "</", "/>", "<!--", "-->", "--!>", "<![CDATA[", "]]>", "<!DOCTYPE html>", "<?", "&", "&amp", "&#x0;",
    "&notin;", "\0",
    "\r\n", "\r", "\"", "'", "=", "<table>", "</table>", "<tr>", "<td>", "</td>", "<tbody>", "<caption>", "<col>",
    "<colgroup>",
    "<select>", "</select>", "<option>", "<optgroup>", "<p>", "</p>", "<a>", "</a>", "<a href=x>", "<b>", "</b>",
    "<i a=1>", "</i>",
    "<nobr>", "<font size=1>", "</font>", "<div>", "</div>", "<li>", "<dd>", "<h1>", "</h2>", "<button>", "<form>",
    "</form>", "<svg>",
    "</svg>", "<math>", "<mi>", "<annotation-xml encoding=text/html>", "<foreignObject>", "<desc>", "<title>",
    "</title>", "<script>",
    "</script>", "<!--<script>", "<style>", "</style>", "<textarea>", "<plaintext>", "<template>", "</template>",
    "<frameset>", "<frame>",
    "</frameset>", "<body a=b>", "</body>", "<html c=d>", "</html>", "<head>", "</head>", "<br>", "</br>", "<hr>",
    "<input type=hidden>",
    "<object>", "</object>", "<marquee>", "<ruby>", "<rt>", "<pre>\n", "<noscript>", "<image>", "<x-y>", "</x-y>", "é",
    "\u{FFFD}", "日本",
  ]

  init(corpus: [[UInt8]], seed: UInt64) {
    self.corpus = corpus
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  private mutating func random(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state >> 11) % max(bound, 1)
  }

  /// The next input.
  mutating func next() -> [UInt8] {
    var input = slice(of: corpus[random(corpus.count)])
    for _ in 0...random(12) { mutate(&input) }
    return input
  }

  private mutating func slice(of bytes: [UInt8]) -> [UInt8] {
    if bytes.count < 200 { return bytes }
    let start = random(2) == 0 ? 0 : random(bytes.count)
    return Array(bytes[start...].prefix(50 + random(1 << (6 + random(11)))))
  }

  private mutating func mutate(_ input: inout [UInt8]) {
    let place = random(input.count + 1)
    switch random(8) {
    case 0: if place < input.count { input[place] = UInt8(random(256)) }
    case 1: input.removeSubrange(place..<min(place + random(20), input.count))
    case 2:
      let length = min(random(60), input.count - place)
      input.insert(contentsOf: Array(input[place..<(place + length)]), at: random(input.count + 1))
    case 3: input.insert(contentsOf: slice(of: corpus[random(corpus.count)]).prefix(random(200)), at: place)
    case 4:
      let piece = Array(Self.pieces[random(Self.pieces.count)].utf8)
      for _ in 0..<random(random(10) == 0 ? 800 : 4) { input.insert(contentsOf: piece, at: place) }
    default:
      for _ in 0...random(6) {
        input.insert(contentsOf: Array(Self.pieces[random(Self.pieces.count)].utf8), at: min(place, input.count))
      }
    }
  }
}
