import CRdKafka

/// Transactions, for a producer with a transactional id (KIP-98, KIP-447).
///
/// Errors that librdkafka calls neither retriable nor abortable have the remedy `newClient`, as its manual advises.
extension Producer {
  /// Ends what an earlier producer of the same transactional id left open, and fences it. Once, before all else.
  public func initTransactions(milliseconds: Int32) throws(KafkaError) {
    try check(rd_kafka_init_transactions(handle.pointer, milliseconds))
  }

  /// Ends what an earlier producer of the same transactional id left open, however long the broker takes.
  ///
  /// - Parameter isStopping: whether to give up waiting.
  public func initTransactions(isStopping: () -> Bool) throws(KafkaError) {
    while true {
      do throws(KafkaError) {
        return try initTransactions(milliseconds: 5_000)
      } catch {
        guard error.remedy == .retry, !isStopping() else { throw error }
        poll(milliseconds: 100)
      }
    }
  }

  /// Begins a transaction.
  public func beginTransaction() throws(KafkaError) {
    try check(rd_kafka_begin_transaction(handle.pointer))
  }

  /// Makes offsets of a group part of the transaction.
  ///
  /// - Parameters:
  ///   - offsets: for each partition the next offset to work on.
  ///   - metadata: the member that read them: the coordinator refuses the offsets once its generation is over.
  public func sendOffsets(
    _ offsets: [TopicPartition: Int64], metadata: GroupMetadata, milliseconds: Int32
  ) throws(KafkaError) {
    let list = PartitionList(offsets)
    try check(
      rd_kafka_send_offsets_to_transaction(handle.pointer, list.pointer, metadata.pointer, milliseconds))
  }

  /// Delivers everything of the transaction and commits it. Waits at most for the rest of `transaction.timeout.ms`.
  ///
  /// - Throws: with the remedy `retry` where the outcome is not known yet: call it again.
  public func commitTransaction() throws(KafkaError) {
    try check(rd_kafka_commit_transaction(handle.pointer, -1))
  }

  /// Takes everything of the transaction back. Waits at most for the rest of `transaction.timeout.ms`.
  public func abortTransaction() throws(KafkaError) {
    try check(rd_kafka_abort_transaction(handle.pointer, -1))
  }

  private func check(_ error: OpaquePointer?) throws(KafkaError) {
    if let error = KafkaError(taking: error, otherwise: .newClient) { throw error }
  }
}
