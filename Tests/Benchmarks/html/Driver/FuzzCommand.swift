import Foundation
import HTML
import TreeChecks

/// Mutates the files of folders (pages, html5lib suites) and parses what comes out, as pages and as fragments, under several
/// limits: the tree's invariants must hold, the time must stay in proportion, and the same bytes must give the same tree.
/// Deterministic: a seed and a number of inputs say what is parsed. An input at fault is written to fuzz-fault-N.
struct FuzzCommand {
  private let seconds: Int
  private let seed: UInt64

  init(_ options: Options) {
    seconds = options.number("seconds", default: 60)
    seed = UInt64(options.number("seed", default: 1))
  }

  func run(_ folders: [String]) {
    var corpus: [[UInt8]] = []
    for folder in folders {
      for file in Pages.load(folder) {
        // Suites hold many small inputs; pages are cut so that an input takes about a millisecond.
        if file.name.hasSuffix(".dat") {
          corpus += file.bytes.split(separator: 0x23).map(Array.init).filter { !$0.isEmpty }
        } else if !file.bytes.isEmpty {
          corpus.append(Array(file.bytes.prefix(1 << 16)))
        }
      }
    }
    if corpus.isEmpty { Driver.fail("nothing to mutate") }
    var mutator = Mutator(corpus: corpus, seed: seed)
    let checker = FuzzChecker()
    var inputs = 0
    var bytes = 0
    var faults = 0
    let end = Date().addingTimeInterval(Double(seconds))
    while inputs % 64 != 0 || Date() < end {
      let input = mutator.next()
      inputs += 1
      bytes += input.count
      if let fault = checker.fault(input, number: inputs) {
        faults += 1
        print("input \(inputs): \(fault)")
        try? Data(input).write(to: URL(fileURLWithPath: "fuzz-fault-\(inputs)"))
      }
    }
    print(
      "fuzz: \(inputs) inputs, \(bytes / 1_000_000) MB in \(seconds) s, seed \(seed): \(faults) faults; slowest \(checker.slowest)"
    )
    exit(faults == 0 ? 0 : 1)
  }
}

/// Parses inputs and says what does not hold.
final class FuzzChecker {
  private let parsers: [HTMLParser]
  private let fragments: [Tag] = [
    .div, .td, .tr, .tbody, .table, .select, .template, .colgroup, .caption, .svg, .frameset, .html, .head, .title,
  ]
  private(set) var slowest = ""
  private var slowestTime = 0.0

  init() {
    var small = ParserOptions()
    small.maximumDepth = 16
    small.maximumAttributes = 3
    small.maximumNodes = 200
    small.maximumBytes = 20_000
    var scripting = ParserOptions()
    scripting.scripting = true
    scripting.maximumDepth = 40
    parsers = [HTMLParser(), HTMLParser(options: scripting), HTMLParser(options: small)]
  }

  func fault(_ input: [UInt8], number: Int) -> String? {
    let parser = parsers[number % 8 < 6 ? 0 : number % 8 - 5]
    let charset: String? = ["utf-8", nil, "windows-1252", "gb18030", "utf-16le", "iso-2022-jp"][
      number % 16 < 11 ? 0 : number % 16 - 10]
    let start = Usage.seconds
    if number % 4 == 3 {
      let tag = fragments[number / 4 % fragments.count]
      parser.parseFragment(input, in: tag, namespace: tag == .svg ? .svg : .html, charset: charset)
    } else {
      parser.parse(input, charset: charset)
    }
    let time = Usage.seconds - start
    if time > slowestTime {
      slowestTime = time
      slowest = String(format: "%.1f ms for %d bytes", time * 1000, input.count)
    }
    if let violation = TreeInvariants.violation(in: parser.document) { return violation }
    if time > 0.05 + Double(input.count) * 2e-6 {
      return String(format: "%.0f ms for %d bytes", time * 1000, input.count)
    }
    return nil
  }
}
