/// Something that gives pages one after the other, holding no more than one of them in memory.
protocol RecordSource: AnyObject {
  /// The next page, or nil at the end.
  ///
  /// - Throws: ``Failure`` where the input cannot be read or is not what its name says.
  func next() throws -> InputRecord?

  /// Bytes of the input read so far, before unpacking.
  var bytesRead: Int { get }

  /// Bytes of the whole input, if they are known.
  var totalBytes: Int? { get }
}
