/// A record of the pages topic whose value is unpacked and not yet read.
public struct UnpackedRecord {
  /// The value, of whatever encoding it was packed in.
  public let bytes: [UInt8]
  let headers: PageHeaders
  let type: MediaType?

  /// Whether the value is a JSON envelope and not the page itself: the type says so, and without one the first byte.
  var isEnvelope: Bool { type?.isEnvelope ?? (bytes.first { !ASCII.isSpace($0) } == UInt8(ascii: "{")) }
}
