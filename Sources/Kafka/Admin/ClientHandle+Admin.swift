import CRdKafka

/// Requests of the admin protocol, which any client can make.
extension ClientHandle {
  /// Sends a request and waits for its answer.
  ///
  /// - Parameters:
  ///   - send: sends it with these options, its answer to this queue.
  ///   - read: takes what is wanted out of the answer.
  func ask(
    _ operation: rd_kafka_admin_op_t, _ milliseconds: Int32,
    send: (_ options: OpaquePointer?, _ queue: OpaquePointer?) -> Void, read: (OpaquePointer) -> Void
  ) throws(KafkaError) {
    let queue = rd_kafka_queue_new(pointer)
    defer { rd_kafka_queue_destroy(queue) }
    let options = rd_kafka_AdminOptions_new(pointer, operation)
    defer { rd_kafka_AdminOptions_destroy(options) }
    var message = [CChar](repeating: 0, count: 512)
    _ = rd_kafka_AdminOptions_set_request_timeout(options, milliseconds, &message, message.count)
    send(options, queue)
    // The request times out by itself; the wait is only longer so that its own answer is what we get.
    guard let event = rd_kafka_queue_poll(queue, milliseconds + 1000) else {
      throw KafkaError(RD_KAFKA_RESP_ERR__TIMED_OUT)
    }
    defer { rd_kafka_event_destroy(event) }
    let code = rd_kafka_event_error(event)
    if code != RD_KAFKA_RESP_ERR_NO_ERROR {
      throw KafkaError(code, text: rd_kafka_event_error_string(event).map { String(cString: $0) })
    }
    read(event)
  }
}
