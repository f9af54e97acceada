/// A script of a page: a program, or data for one.
struct Script {
  /// What its type says that it holds.
  enum Kind: UInt8 {
    /// JSON-LD.
    case linkedData
    /// Other JSON.
    case json
    /// Anything else: mostly a program.
    case program
  }

  var kind: Kind
  /// Its text in ``Places/storage``.
  var text: ByteRange
}
