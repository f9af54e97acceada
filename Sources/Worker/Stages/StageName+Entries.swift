import Duplicates
import Kafka

extension StageName {
  /// What a record counts against the bound of a batch.
  func entries(of record: Record) -> Int {
    self == .extract ? 1 : max(1, record.value.map(Block.entryCount) ?? 0)
  }
}
