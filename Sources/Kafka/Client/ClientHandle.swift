import CRdKafka
import Logging

/// One client of librdkafka's, owned: made once, destroyed once.
///
/// `@unchecked Sendable`: the pointer never changes, librdkafka's calls are safe from any thread (rdkafka.h,
/// "Thread-safety"), and the destruction is deinit's.
final class ClientHandle: @unchecked Sendable {
  let pointer: OpaquePointer
  let events: ClientEvents
  private let destroyFlags: Int32

  init(
    _ role: ClientRole, properties: ClientProperties, log: Logger,
    configure: (OpaquePointer) -> Void = { _ in }
  ) throws(KafkaError) {
    events = ClientEvents(log: log, tokens: properties.tokens)
    let conf = try properties.makeConf()
    events.install(on: conf, role: role)
    configure(conf)
    let kind = role == .consumer ? RD_KAFKA_CONSUMER : RD_KAFKA_PRODUCER
    destroyFlags = role == .consumer ? RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE : 0
    var message = [CChar](repeating: 0, count: 512)
    guard let pointer = rd_kafka_new(kind, conf, &message, message.count) else {
      rd_kafka_conf_destroy(conf)
      throw KafkaError(rd_kafka_last_error(), text: text(message), remedy: .fix)
    }
    self.pointer = pointer
    // A client must get its token whether anybody polls or not.
    guard properties.tokens != nil, let error = rd_kafka_sasl_background_callbacks_enable(pointer) else { return }
    defer { rd_kafka_error_destroy(error) }
    throw KafkaError(
      rd_kafka_error_code(error), text: "no tokens can be asked for: \(String(cString: rd_kafka_error_string(error)))",
      remedy: .fix)
  }

  deinit { rd_kafka_destroy_flags(pointer, destroyFlags) }

  /// The error that ended this client for good, if one did: librdkafka raises it once and stays ended.
  var fatalError: KafkaError? {
    var message = [CChar](repeating: 0, count: 512)
    let code = rd_kafka_fatal_error(pointer, &message, message.count)
    return code == RD_KAFKA_RESP_ERR_NO_ERROR ? nil : KafkaError(code, text: text(message), remedy: .newClient)
  }
}
