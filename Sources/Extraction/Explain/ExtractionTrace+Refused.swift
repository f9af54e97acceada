import Envelope

/// What there is to show of a record that was refused before extraction.
extension ExtractionTrace {
  /// Bytes of a value that are shown.
  private static let shownBytes = 2_000

  /// The trace of a record that holds no page: its address, if it has one, the reason, and how its value begins.
  public init(refused value: [UInt8]?, url: String?, for rejection: Rejection) {
    self.init(url: url ?? "(no address)", outcome: .failure(rejection))
    guard let value else { return }
    note("value", "\(value.count) bytes", from: "record")
    let text = String(decoding: value.prefix(Self.shownBytes), as: UTF8.self)
    blocks = TraceBlocks(
      [Block(text: text, path: "the value's first bytes", isKept: false, score: 0, features: [])])
  }

  /// Adds something to know about the page.
  public mutating func note(_ name: String, _ value: String, from source: String) {
    fields.append(Field(name: name, value: value, source: source))
  }
}
