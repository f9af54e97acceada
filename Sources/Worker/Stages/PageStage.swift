import Kafka

/// Makes output of records of the pages topic, each on its own. One instance works for one lane, one record at a time.
public protocol PageStage: AnyObject {
  /// Works on one record. The output depends on record and treatment alone.
  func work(on record: Record, _ treatment: PageTreatment) -> PageOutput
}
