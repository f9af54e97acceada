import Logging

extension WorkOrder.Place {
  /// The fields of a log line that is about one record.
  var fields: Logger.Metadata { ["partition": "\(partition)", "offset": "\(offset)"] }
}
