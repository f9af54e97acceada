/// What could not be read of the input, and what was passed over: told as it happens, in a few lines, and at the end.
final class InputReport {
  /// Lines that are told; more of them are only counted.
  private static let mostLines = 20
  /// Kinds that are told apart.
  private static let mostKinds = 40

  /// Pages whose address nobody has said.
  var pagesWithoutAddress = 0
  /// Paths and records that could not be read.
  private(set) var problems = 0
  private var code: Failure.Code?
  private var kinds: [String: Int] = [:]
  private let note: (String) -> Void

  /// - Parameter note: Tells a line.
  init(note: @escaping (String) -> Void = Terminal.note) {
    self.note = note
  }

  /// A path or a record that cannot be read. The others are.
  func problem(_ failure: Failure) {
    problems += 1
    code = code ?? failure.code
    if problems <= Self.mostLines { note("winnow: \(failure)") }
    if problems == Self.mostLines { note("winnow: further problems of the input are only counted") }
  }

  /// Something that is no page.
  func passOver(_ kind: String) {
    let kind = kinds[kind] != nil || kinds.count < Self.mostKinds ? String(kind.prefix(60)) : "others"
    kinds[kind, default: 0] += 1
  }

  /// What was passed over, the most frequent kinds first; nil where nothing was.
  var passedOver: String? {
    if kinds.isEmpty { return nil }
    let sorted = kinds.largestFirst
    return "passed over: " + sorted.map { "\(Terminal.grouped($0.value)) \($0.key)" }.joined(separator: ", ")
  }

  /// Tells what was passed over, and what the pages lack.
  func tell() {
    if let passedOver { note(passedOver) }
    if pagesWithoutAddress > 0 {
      note(
        "note: nothing says the address of \(Terminal.grouped(pagesWithoutAddress)) pages, and so their articles lack "
          + "canonicalUrl, publisher and images; --url or --base-url says it")
    }
  }

  /// What the command ends with, where anything could not be read.
  var failure: Failure? {
    code.map {
      Failure($0, "\(Terminal.grouped(problems)) \(problems == 1 ? "part" : "parts") of the input could not be read")
    }
  }
}
