/// One document that the simulator lets arrive.
public struct SimulatedDocument: Sendable {
  /// Its name, unique among the documents. Ties of time are decided by it.
  public var id: String
  /// UTF-8.
  public var headline: [UInt8]
  /// UTF-8.
  public var body: [UInt8]
  /// What counts as the time its page was fetched: milliseconds since 1970.
  public var time: Int64

  /// Makes a document.
  public init(id: String, headline: [UInt8], body: [UInt8], time: Int64) {
    self.id = id
    self.headline = headline
    self.body = body
    self.time = time
  }
}
