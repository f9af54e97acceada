import Envelope

/// One page on its way in, as a record of the pages topic would carry it.
struct InputRecord: Sendable {
  /// Where it comes from, for people: a path, with a line or record number where it holds many pages.
  var source: String
  /// The page's address, where it is known without unpacking the value.
  var url: String?
  /// The value of the record.
  var value: [UInt8]
  /// The headers of the record.
  var headers: [RecordHeader]
  /// The time of the record.
  var timestamp: Timestamp
}
